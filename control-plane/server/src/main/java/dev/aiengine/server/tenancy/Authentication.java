package dev.aiengine.server.tenancy;

import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every request but the health probes brings a key; agents bring tokens of their own, checked by the fleet. */
@Component
@Order(1)
class Authentication extends OncePerRequestFilter {
    private static final Set<String> OPEN = Set.of("/api/v1/health", "/livez", "/readyz");
    private static final String AGENTS = "/agent/v1/";

    private final ApiKeys keys;
    private final Tenants tenants;
    private final ProblemWriter problems;

    Authentication(ApiKeys keys, Tenants tenants, ProblemWriter problems) {
        this.keys = keys;
        this.tenants = tenants;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OPEN.contains(request.getRequestURI()) || request.getRequestURI().startsWith(AGENTS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.setAttribute(Caller.ATTRIBUTE, caller(request));
        } catch (ApiException e) {
            if (isBrowserPage(request)) {
                response.setHeader(
                        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"AI Engine: any name, a key as password\"");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            problems.write(e, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Caller caller(HttpServletRequest request) {
        String secret = secret(request);
        if (secret == null) {
            throw ApiException.unauthorized("Send a key as Authorization: Bearer KEY or X-API-Key: KEY");
        }
        StoredKey key = keys.authenticate(secret).orElseThrow(() -> ApiException.unauthorized("This key is not known"));
        String named = request.getHeader("X-Tenant");
        if (key.role() == Role.OPERATOR) {
            return new Caller(
                    key.id(),
                    key.role(),
                    named == null ? null : tenants.get(named).name());
        }
        if (named != null && !named.equals(key.tenant())) {
            throw ApiException.forbidden("This key is not one of tenant " + named);
        }
        return new Caller(key.id(), key.role(), key.tenant());
    }

    private static @Nullable String secret(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return request.getHeader("X-API-Key");
        }
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        // A browser that shows the API's pages can only ask for a name and a password
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6) && isBrowserPage(request)) {
            return password(authorization.substring(6).strip());
        }
        return null;
    }

    private static @Nullable String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isBrowserPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/docs") || path.startsWith("/swagger-ui") || path.startsWith("/v3/api-docs");
    }
}
