package dev.aiengine.contract.client;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** No answer came: nothing listens there, the connection broke, or the answer took too long. */
public final class EngineUnreachable extends RuntimeException {
    private final URI uri;

    EngineUnreachable(URI uri, Throwable cause) {
        super("No answer from " + place(uri) + ": " + reason(uri, cause), cause);
        this.uri = uri;
    }

    public URI uri() {
        return uri;
    }

    /** Whether something was there, but its answer broke off or took too long. */
    public boolean reached() {
        return !(getCause() instanceof ConnectException
                || getCause() instanceof UnknownHostException
                || getCause() instanceof HttpConnectTimeoutException
                || getCause() instanceof SSLException);
    }

    private static String place(URI uri) {
        String whole = uri.toString();
        int question = whole.indexOf('?');
        return question < 0 ? whole : whole.substring(0, question);
    }

    private static String reason(URI uri, Throwable cause) {
        return switch (cause) {
            case UnknownHostException ignored -> "there is no such host";
            case ConnectException e when unresolved(e) -> "there is no such host";
            case HttpConnectTimeoutException ignored ->
                "nobody is there" + ("https".equals(uri.getScheme()) ? ", or nobody who speaks HTTPS" : "");
            case ConnectException ignored -> "nothing listens there";
            case HttpTimeoutException ignored -> "it took too long";
            case SSLHandshakeException e -> "no secure connection: " + words(e);
            case SSLException ignored -> "it does not speak HTTPS";
            default -> words(cause).equals("closed") ? "it broke off" : words(cause);
        };
    }

    private static boolean unresolved(ConnectException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
