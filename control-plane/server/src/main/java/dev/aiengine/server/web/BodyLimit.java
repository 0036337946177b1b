package dev.aiengine.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the bodies that are read into memory as JSON at {@code aiengine.web.max-json-bytes}. Uploads and predictions
 * have limits of their own.
 */
@Component
@Order(2)
class BodyLimit extends OncePerRequestFilter {
    private static final Pattern BOUNDED_ELSEWHERE =
            Pattern.compile("/api/v1/(datasets|predict|models/[^/]+/versions)\\b|/agent/v1/.*/(package|checkpoint)/");

    private final ProblemWriter problems;
    private final long limit;

    BodyLimit(ProblemWriter problems, @Value("${aiengine.web.max-json-bytes:1048576}") long limit) {
        this.problems = problems;
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BOUNDED_ELSEWHERE.matcher(request.getRequestURI()).lookingAt();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.write(tooLarge(), request, response);
            return;
        }
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletInputStream getInputStream() throws IOException {
                        return new Bounded(super.getInputStream());
                    }
                },
                response);
    }

    private ApiException tooLarge() {
        return ApiException.tooLarge("The JSON body is larger than the limit of " + limit + " bytes");
    }

    /** A body without an announced length is counted as it comes. */
    private final class Bounded extends ServletInputStream {
        private final ServletInputStream in;
        private long count;

        Bounded(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > limit) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
