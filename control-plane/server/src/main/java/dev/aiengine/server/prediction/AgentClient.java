package dev.aiengine.server.prediction;

import dev.aiengine.server.serving.Route;
import dev.aiengine.server.web.ApiException;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Forwards a prediction to an agent and its answer back, both as they are. Blocks the virtual thread of the request; a
 * connection per request under way, kept for the next one.
 */
@Component
class AgentClient {
    private final CloseableHttpClient http;
    private final long largest;

    AgentClient(PredictionProperties properties) {
        this.largest = properties.maxAnswerBytes();
        Timeout timeout = Timeout.of(properties.timeout());
        // An agent answers as it is: nothing to follow, to unpack, to remember or to try again
        this.http = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(Math.max(1, properties.maxConnections() / 4))
                        .setMaxConnTotal(properties.maxConnections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(2))
                                .setSocketTimeout(timeout)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(1))
                        .setResponseTimeout(timeout)
                        .setExpectContinueEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableDefaultUserAgent()
                .build();
    }

    /**
     * Asks an agent, and hands its answer on.
     *
     * @throws Unanswered where the agent is gone and the caller has heard nothing yet, so that another may be asked
     */
    void predict(Route route, String endpoint, Map<String, String> headers, Body body, HttpServletResponse caller)
            throws IOException {
        HttpPost request = new HttpPost(route.address() + "/api/v1/predict/" + endpoint);
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + route.key());
        headers.forEach(request::setHeader);
        // The type travels as the caller wrote it
        request.setEntity(new ByteArrayEntity(body.bytes, 0, body.length, null));
        route.begin();
        try {
            http.execute(request, answer -> {
                handOn(answer, caller);
                return true;
            });
        } catch (IOException e) {
            if (isSlow(e) || e instanceof ClientAbortException || caller.isCommitted()) {
                throw e;
            }
            // An answer that was cut off leaves its head behind
            caller.reset();
            throw new Unanswered(e);
        } finally {
            route.end();
        }
    }

    /** An agent that takes too long may still be at it; a connection that does not come about is another matter. */
    private static boolean isSlow(IOException e) {
        return e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException);
    }

    /** Streams the answer: however large it is, a buffer of it is in memory. */
    private void handOn(ClassicHttpResponse answer, HttpServletResponse caller) throws IOException {
        HttpEntity body = answer.getEntity();
        long length = body == null ? 0 : body.getContentLength();
        if (length < 0 || length > largest) {
            throw ApiException.badGateway("The agent's answer "
                    + (length < 0 ? "does not say its length" : "of " + length + " bytes")
                    + "; handed on are answers of at most " + largest
                    + " bytes (aiengine.prediction.max-answer-bytes): send fewer inputs at once");
        }
        caller.setStatus(answer.getCode());
        caller.setContentLengthLong(length);
        for (String name : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW}) {
            Header header = answer.getFirstHeader(name);
            if (header != null) {
                caller.setHeader(name, header.getValue());
            }
        }
        if (body != null) {
            body.writeTo(caller.getOutputStream());
        }
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
