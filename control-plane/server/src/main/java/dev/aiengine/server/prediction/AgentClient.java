package dev.aiengine.server.prediction;

import dev.aiengine.server.endpoints.Route;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Forwards a prediction to an agent and its answer back, both as they are. Blocks the virtual thread of the request; a
 * connection per request under way, kept for the next one.
 */
@Component
class AgentClient {
    private final CloseableHttpClient http;

    AgentClient(PredictionProperties properties) {
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

    ResponseEntity<byte[]> predict(Route route, String endpoint, Map<String, String> headers, byte[] body)
            throws IOException {
        HttpPost request = new HttpPost(route.address() + "/api/v1/predict/" + endpoint);
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + route.key());
        headers.forEach(request::setHeader);
        // The type travels as the caller wrote it
        request.setEntity(new ByteArrayEntity(body, (ContentType) null));
        return http.execute(request, AgentClient::answer);
    }

    private static ResponseEntity<byte[]> answer(ClassicHttpResponse response) throws IOException {
        byte[] body = EntityUtils.toByteArray(response.getEntity());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.getCode());
        for (String name : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW}) {
            Header header = response.getFirstHeader(name);
            if (header != null) {
                answer.header(name, header.getValue());
            }
        }
        return answer.body(body);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
