package dev.aiengine.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
class TenancyTest {
    private final TestEngine engine;
    private final JdbcClient jdbc;
    private final String tenant;

    TenancyTest(TestEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.tenant = engine.createTenant();
    }

    @Test
    void aTenantIsMadeChangedAndDeletedByAnOperator() {
        String path = "/api/v1/tenants/" + tenant;

        Tenant changed = patch(path, new TenantChange("Acme", new Quota(null, 2.0, null, null, null, null)))
                .expect(200)
                .as(Tenant.class);

        assertThat(changed.displayName()).isEqualTo("Acme");
        assertThat(changed.quota().cpus()).isEqualTo(2.0);
        assertThat(engine.get(TestEngine.OPERATOR, path).as(Tenant.class)).isEqualTo(changed);
        engine.delete(TestEngine.OPERATOR, path).expect(204);
        engine.get(TestEngine.OPERATOR, path).expect(404);
    }

    @Test
    void aTenantWithDataIsNotDeleted() {
        engine.upload(engine.key(tenant, Role.TENANT_MEMBER), "reviews", "text,label\na,x\nb,y\n");

        assertThat(engine.delete(TestEngine.OPERATOR, "/api/v1/tenants/" + tenant)
                        .expect(409)
                        .detail())
                .contains("still has datasets");
    }

    @Test
    void aKeyIsShownOnceAndKeptAsItsDigest() {
        String secret = engine.key(tenant, Role.TENANT_ADMIN);

        assertThat(engine.get(secret, "/api/v1/tenants/" + tenant + "/keys")
                        .expect(200)
                        .body())
                .doesNotContain(secret);
        assertThat(jdbc.sql("select sha256 from api_keys where tenant = ?")
                        .param(tenant)
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allMatch(digest -> digest.length() == 64);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        String admin = engine.key(tenant, Role.TENANT_ADMIN);
        ApiKey member = issue(admin, new NewKey("m", Role.TENANT_MEMBER, null)).as(ApiKey.class);
        String secret = Objects.requireNonNull(member.key());
        engine.get(secret, "/api/v1/models").expect(200);

        engine.delete(admin, "/api/v1/tenants/" + tenant + "/keys/" + member.id())
                .expect(204);

        engine.get(secret, "/api/v1/models").expect(401);
    }

    @Test
    void aKeyExpires() {
        String admin = engine.key(tenant, Role.TENANT_ADMIN);
        Instant soon = Instant.now().plus(2, ChronoUnit.SECONDS);
        String secret = Objects.requireNonNull(issue(admin, new NewKey("m", Role.TENANT_MEMBER, soon))
                .as(ApiKey.class)
                .key());

        engine.get(secret, "/api/v1/models").expect(200);
        await().until(() -> engine.get(secret, "/api/v1/models").status() == 401);
        assertThat(issue(admin, new NewKey("m", Role.TENANT_MEMBER, Instant.EPOCH))
                        .expect(422)
                        .detail())
                .isEqualTo("expiresAt: must be in the future");
    }

    @Test
    void rolesDoWhatTheyMayAndNoMore() {
        String member = engine.key(tenant, Role.TENANT_MEMBER);

        engine.get(member, "/api/v1/tenants").expect(403);
        engine.get(member, "/api/v1/agents").expect(403);
        engine.get(member, "/api/v1/audit").expect(403);
        issue(member, new NewKey("x", Role.TENANT_MEMBER, null)).expect(403);
        String admin = engine.key(tenant, Role.TENANT_ADMIN);
        assertThat(issue(admin, new NewKey("x", Role.OPERATOR, null))
                        .expect(422)
                        .detail())
                .startsWith("role: ");
    }

    @Test
    void anotherTenantDoesNotExistToATenantsAdministrator() {
        String other = engine.createTenant();
        String admin = engine.key(tenant, Role.TENANT_ADMIN);

        engine.get(admin, "/api/v1/tenants/" + other + "/keys").expect(404);
        engine.send(engine.request(admin, "/api/v1/models")
                        .header("X-Tenant", other)
                        .GET())
                .expect(403);
        engine.send(engine.request(admin, "/api/v1/models")
                        .header("X-Tenant", tenant)
                        .GET())
                .expect(200);
    }

    @Test
    void anOperatorNamesTheTenant() {
        assertThat(engine.get(TestEngine.OPERATOR, "/api/v1/models").expect(400).detail())
                .contains("X-Tenant");
        engine.send(engine.request(TestEngine.OPERATOR, "/api/v1/models")
                        .header("X-Tenant", tenant)
                        .GET())
                .expect(200);
        engine.send(engine.request(TestEngine.OPERATOR, "/api/v1/models")
                        .header("X-Tenant", "nobody")
                        .GET())
                .expect(404);
    }

    @Test
    void nothingButTheProbesAnswersWithoutAKey() {
        for (String open : new String[] {"/api/v1/health", "/livez", "/readyz"}) {
            engine.send(HttpRequest.newBuilder(engine.uri(open)).GET()).expect(200);
        }
        for (String closed : new String[] {
            "/api/v1/tenants", "/api/v1/models", "/v3/api-docs", "/docs", "/swagger-ui/index.html", "/nothing", "/error"
        }) {
            Answer answer =
                    engine.send(HttpRequest.newBuilder(engine.uri(closed)).GET());
            assertThat(answer.status()).as(closed).isEqualTo(401);
        }
        engine.get("not-a-key", "/api/v1/models").expect(401);
    }

    @Test
    void theKeyMayComeInItsOwnHeader() {
        engine.send(HttpRequest.newBuilder(engine.uri("/api/v1/models"))
                        .header("X-API-Key", engine.member())
                        .GET())
                .expect(200);
    }

    @Test
    void theAuditTellsWhoDidWhat() {
        String admin = engine.key(tenant, Role.TENANT_ADMIN);

        assertThat(engine.get(admin, "/api/v1/audit").expect(200).body())
                .contains("tenant.create", "key.create", "operator:")
                .doesNotContain("ae_");
    }

    @Test
    void badRequestsNameTheField() {
        refused(Map.of("name", "../x"), 422, "name: must be 1 to 40 characters");
        refused(Map.of("name", "acme", "colour", "red"), 400, "colour: is not a field of this request");
        refused(Map.of("displayName", "Acme"), 422, "name: must not be null");
        refused(
                Map.of("name", "acme", "quota", Map.of("cpus", -1)),
                422,
                "quota.cpus: must be greater than or equal to 0");
        refused(Map.of("name", tenant), 409, "There is a tenant " + tenant + " already");
        Answer broken = engine.send(engine.request(TestEngine.OPERATOR, "/api/v1/tenants")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": ")));
        assertThat(broken.expect(400).detail()).startsWith("body: is not valid JSON at line 1");
        assertThat(broken.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(broken.json().get("type").asString()).isEqualTo("about:blank");
        assertThat(engine.delete(TestEngine.OPERATOR, "/api/v1/audit")
                        .expect(405)
                        .json()
                        .get("type"))
                .isNotNull();
    }

    @Test
    void aPageIsBoundedAndLeadsToTheNext() {
        Answer first =
                engine.get(TestEngine.OPERATOR, "/api/v1/tenants?limit=1").expect(200);
        String next = first.json().get("next").asString();

        engine.createTenant();
        assertThat(engine.get(TestEngine.OPERATOR, "/api/v1/tenants?limit=1&cursor=" + next)
                        .expect(200)
                        .body())
                .isNotEqualTo(first.body());
        engine.get(TestEngine.OPERATOR, "/api/v1/tenants?limit=1000").expect(200);
        assertThat(engine.get(TestEngine.OPERATOR, "/api/v1/tenants?limit=1001")
                        .expect(422)
                        .detail())
                .isEqualTo("limit: must be 1 to 1000");
        engine.get(TestEngine.OPERATOR, "/api/v1/tenants?limit=0").expect(422);
        engine.get(TestEngine.OPERATOR, "/api/v1/tenants?cursor=!!").expect(422);
    }

    @Test
    void aJsonBodyOverTheLimitIs413HoweverItsLengthIsTold() {
        byte[] large = ("{\"name\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

        engine.send(json().POST(BodyPublishers.ofByteArray(large))).expect(413);
        engine.send(json().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .expect(413);
    }

    private HttpRequest.Builder json() {
        return engine.request(TestEngine.OPERATOR, "/api/v1/tenants").header("Content-Type", "application/json");
    }

    private void refused(Map<String, Object> body, int status, String detail) {
        assertThat(engine.post(TestEngine.OPERATOR, "/api/v1/tenants", body)
                        .expect(status)
                        .detail())
                .contains(detail);
    }

    private Answer issue(String key, NewKey request) {
        return engine.post(key, "/api/v1/tenants/" + tenant + "/keys", request);
    }

    private Answer patch(String path, Object body) {
        return engine.send(engine.request(TestEngine.OPERATOR, path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
    }
}
