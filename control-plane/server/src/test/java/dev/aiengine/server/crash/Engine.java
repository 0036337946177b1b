package dev.aiengine.server.crash;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.server.fleet.Cluster;
import dev.aiengine.server.fleet.Looks;
import dev.aiengine.server.fleet.Measurements;
import dev.aiengine.server.web.Caller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * The life of one control plane from its start to its crash: the features that a training goes through, on a database
 * and a cluster that outlive it. Without the web server and the loop's thread, so that each step is taken in its turn.
 */
final class Engine implements AutoCloseable {
    private static final List<AbstractBeanDefinition> FEATURES = Features.ofATraining();
    private static final Validator VALIDATOR = validator();

    private final Fuse fuse;
    private final FragileDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final MockMvc web;

    Engine(DataSource database, Path data, Machines machines, Clock clock, Fuse fuse, Consumer<Engine> meanwhile) {
        this.fuse = fuse;
        this.database = new FragileDatabase(database, fuse, () -> meanwhile.accept(this));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "crash",
                        Map.of(
                                "aiengine.storage.data", data,
                                "aiengine.storage.models", data.resolve("store"),
                                "aiengine.storage.database-url", "unused",
                                "aiengine.fleet.lease", "5s",
                                "aiengine.fleet.start-lease", "8s",
                                "aiengine.fleet.minimum-run", "2s")));
        JdbcTransactionManager transactions = new JdbcTransactionManager(this.database);
        context.registerBean(JdbcTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(this.database));
        context.registerBean(Cluster.class, () -> new FragileCluster(machines, fuse));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JsonMapper.class, () -> Json.MAPPER);
        // Nothing serves in these stories, so nothing is measured
        context.registerBean(Measurements.class, () -> (_, _) -> new Measured.Heard(0, 0));
        context.register(Transactions.class);
        Features.register(FEATURES, context);
        context.refresh();
        this.web = MockMvcBuilders.standaloneSetup(
                        bean("training.TrainingController"),
                        bean("training.TrainingAgentController"),
                        bean("fleet.AgentController"))
                .setControllerAdvice(bean("web.Problems"))
                .setCustomArgumentResolvers((HandlerMethodArgumentResolver) bean("web.CallerArgument"))
                .setValidator(VALIDATOR)
                .build();
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    /** What came back. */
    record Answer(int status, String body) {
        <T> T as(Class<T> type) {
            return Json.MAPPER.readValue(body, type);
        }

        void expectSuccess() {
            if (status / 100 != 2) {
                throw new AssertionError(status + ": " + body);
            }
        }
    }

    /** One look at the fleet. */
    void look() {
        Looks.look(context);
        fuse.check();
    }

    Answer get(String token, String path) {
        return send(request(HttpMethod.GET, path).header("Authorization", "Bearer " + token));
    }

    Answer post(String token, String path, Object body) {
        return send(json(request(HttpMethod.POST, path), body).header("Authorization", "Bearer " + token));
    }

    Answer put(String token, String path, byte[] body) {
        return send(request(HttpMethod.PUT, path)
                .header("Authorization", "Bearer " + token)
                .content(body));
    }

    Answer post(Caller caller, String path, String idempotencyKey, Object body) {
        return send(json(request(HttpMethod.POST, path), body)
                .header("Idempotency-Key", idempotencyKey)
                .requestAttr(Caller.ATTRIBUTE, caller));
    }

    Answer get(Caller caller, String path) {
        return send(request(HttpMethod.GET, path).requestAttr(Caller.ATTRIBUTE, caller));
    }

    Answer delete(Caller caller, String path) {
        return send(request(HttpMethod.DELETE, path).requestAttr(Caller.ATTRIBUTE, caller));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, Object body) {
        return request.contentType("application/json").content(Json.MAPPER.writeValueAsBytes(body));
    }

    /** Nobody hears the answer of an engine that died meanwhile. */
    private Answer send(MockHttpServletRequestBuilder request) {
        try {
            var response = web.perform(request).andReturn().getResponse();
            fuse.check();
            return new Answer(response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            fuse.check();
            throw new AssertionError(e);
        }
    }

    private Object bean(String name) {
        try {
            return context.getBean(Class.forName("dev.aiengine.server." + name));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Validator validator() {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return validator;
    }

    /** Its memory is gone; the rows that were committed, the files and the agents stay. */
    @Override
    public void close() throws SQLException {
        context.close();
        database.close();
    }
}
