package dev.aiengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.tenancy.Role;
import org.junit.jupiter.api.Test;

@EngineTest
class TestEngineTest {
    private final TestEngine engine;

    TestEngineTest(TestEngine engine) {
        this.engine = engine;
    }

    @Test
    void aTenantsAdministratorSeesTheirKeysAndOthersSeeNothing() {
        String tenant = engine.createTenant();
        String path = "/api/v1/tenants/" + tenant + "/keys";
        engine.get(engine.key(tenant, Role.TENANT_ADMIN), path).expect(200);
        engine.get(engine.key(engine.createTenant(), Role.TENANT_ADMIN), path).expect(404);
    }

    @Test
    void aRefusalIsAProblem() {
        assertThat(engine.get("no key of anybody", "/api/v1/tenants")
                        .expect(401)
                        .detail())
                .isEqualTo("This key is not known");
    }
}
