package dev.aiengine.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.Databases;
import dev.aiengine.server.audit.TestAudit;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.storage.TestStorage;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class RegistryTest {
    private static final Caller CALLER = new Caller("k1", Role.TENANT_MEMBER, "acme");

    private final JdbcClient jdbc;
    private final Registry registry;
    private Optional<String> use = Optional.empty();

    RegistryTest(Databases engine) {
        DataSource source = engine.fresh();
        jdbc = JdbcClient.create(source);
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        AnnotationConfigApplicationContext uses = new AnnotationConfigApplicationContext();
        uses.registerBean(ModelUse.class, () -> (tenant, model) -> use);
        uses.refresh();
        registry = new Registry(
                new ModelStore(jdbc),
                new AliasStore(jdbc),
                uses.getBeanProvider(ModelUse.class),
                TestStorage.unused(source),
                new TenantLock(jdbc),
                TestAudit.on(jdbc, clock),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                clock);
    }

    @BeforeEach
    void aTenant() {
        jdbc.sql("insert into tenants (name, display_name, quota, created_at) values ('acme', 'Acme', '{}', now())")
                .update();
    }

    @Test
    void versionsCountFromOne() {
        assertThat(add("job1").version()).isEqualTo(1);
        assertThat(add("job2").version()).isEqualTo(2);
        assertThat(registry.version("acme", "topics", "2").trainingJob()).isEqualTo("job2");
    }

    @Test
    void anOutcomeToldTwiceMakesOneVersion() {
        ModelVersion first = add("job1");

        assertThat(add("job1")).isEqualTo(first);
        assertThat(registry.versions("acme", "topics")).hasSize(1);
    }

    @Test
    void anAliasPointsAtAVersionUntilItIsMoved() {
        add("job1");
        add("job2");
        registry.point("acme", "topics", "champion", 1, CALLER);
        registry.point("acme", "topics", "champion", 2, CALLER);

        assertThat(registry.version("acme", "topics", "@champion").version()).isEqualTo(2);
        assertThat(registry.model("acme", "topics").aliases()).containsExactly(Map.entry("champion", 2));
    }

    @Test
    void eachRollbackGoesOneChampionFurtherBack() {
        add("job1");
        add("job2");
        add("job3");
        for (int version = 1; version <= 3; version++) {
            registry.point("acme", "topics", "champion", version, CALLER);
        }

        assertThat(registry.rollback("acme", "topics", CALLER).aliases()).containsEntry("champion", 2);
        assertThat(registry.rollback("acme", "topics", CALLER).aliases()).containsEntry("champion", 1);
        assertThatThrownBy(() -> registry.rollback("acme", "topics", CALLER))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("no earlier champion");
    }

    @Test
    void historyTellsEveryMoveNewestFirst() {
        add("job1");
        add("job2");
        registry.point("acme", "topics", "champion", 1, CALLER);
        registry.point("acme", "topics", "champion", 2, CALLER);
        registry.rollback("acme", "topics", CALLER);

        assertThat(registry.history("acme", "topics", null))
                .extracting(AliasChange::from, AliasChange::to)
                .containsExactly(tuple(2, 1), tuple(1, 2), tuple(null, 1));
    }

    @Test
    void aModelOfAnotherTenantIsNotThere() {
        add("job1");

        assertThatThrownBy(() -> registry.version("globex", "topics", "1")).isInstanceOf(ApiException.class);
        assertThat(registry.findModel("globex", "topics")).isEmpty();
    }

    @Test
    void aModelThatIsUsedIsNotDeleted() {
        add("job1");
        use = Optional.of("endpoint news");

        assertThatThrownBy(() -> registry.delete("acme", "topics", CALLER))
                .hasMessageContaining("is used by endpoint news");
        use = Optional.empty();
        registry.delete("acme", "topics", CALLER);
        assertThat(registry.findModel("acme", "topics")).isEmpty();
    }

    private ModelVersion add(String job) {
        return registry.add(new NewVersion(
                "acme",
                "topics",
                "text-classification",
                "linear",
                List.of("a", "b"),
                "0".repeat(64),
                10,
                Map.of("accuracy", 0.9),
                Map.of("seed", 42),
                Map.of(),
                "news@1",
                job));
    }
}
