package dev.aiengine.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

class EngineClientTest {
    private static final String TENANT =
            "{'name':'acme','displayName':'Acme','quota':{},'createdAt':'2026-01-01T00:00:00Z','newer':1}";
    private static final String DATASET = "{'name':'news','version':2,'format':'csv','rows':3,'bytes':9,"
            + "'sha256':'ab','columns':[],'createdAt':'2026-01-01T00:00:00Z'}";
    private static final String ENDPOINT = "{'name':'news','variants':[],'batching':{},'generation':1,'state':'%s',"
            + "'addresses':[],'createdAt':'2026-01-01T00:00:00Z','updatedAt':'2026-01-01T00:00:00Z'}";

    private FakeEngine engine;
    private EngineClient client;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        client = new EngineClient(engine.base(), "secret");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRequestCarriesTheKeyAndTheTenantThatTheClientIsFor() {
        engine.on("GET datasets/news", 200, json(DATASET));

        client.datasets().get("news");
        assertThat(engine.lastRequest().header("Authorization")).contains("Bearer secret");
        assertThat(engine.lastRequest().header("X-tenant")).isEmpty();

        client.forTenant("acme").withKey("other").datasets().get("news");
        assertThat(engine.lastRequest().header("Authorization")).contains("Bearer other");
        assertThat(engine.lastRequest().header("X-tenant")).contains("acme");
    }

    @Test
    void fieldsOfANewerEngineAreIgnored() {
        engine.on("GET tenants/acme", 200, json(TENANT));

        assertThat(client.tenants().get("acme")).extracting(Tenant::displayName).isEqualTo("Acme");
    }

    @Test
    void whoeverIsStrictHearsOfWhatAnAnswerLacks() {
        engine.on("GET endpoints/news", 200, json(ENDPOINT.formatted("READY")))
                .on("GET tenants/acme", 200, json(TENANT))
                .on("GET datasets/news", 200, json(DATASET.replace("'ab'", "null")));

        assertThat(client.endpoints().get("news").name()).isEqualTo("news");
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> client.strict().endpoints().get("news"))
                .withMessageContaining("replicas");
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> client.strict().datasets().get("news"))
                .withMessageContaining("sha256");
        assertThat(client.strict().tenants().get("acme").quota().gpus()).isNull();
    }

    @Test
    void aRedirectionNamesWhereItLeads() {
        engine.on("GET tenants/acme", new FakeEngine.Answer(302, "https://elsewhere.example.com/login", ""));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.tenants().get("acme"))
                .withMessage("It leads to https://elsewhere.example.com/login");
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutBeingSaid() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.withKey("geheim\nü").tenants().get("acme"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(401))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim"));
    }

    @Test
    void aRefusalCarriesTheProblem() {
        engine.on(
                "POST tenants",
                422,
                json("{'title':'Unprocessable','status':422,'detail':'name: must be plain',"
                        + "'errors':[{'field':'name','message':'must be plain'}]}"));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.tenants().create(new NewTenant("A!", null, null)))
                .withMessage("name: must be plain")
                .satisfies(e -> assertThat(e.status()).isEqualTo(422))
                .satisfies(e -> assertThat(e.problem().errors()).hasSize(1));
    }

    @Test
    void aRefusalThatIsNoProblemKeepsItsStatusAndWords() {
        engine.on("GET tenants/acme", new FakeEngine.Answer(502, "text/html", "<h1>Bad gateway</h1>"));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.tenants().get("acme"))
                .withMessage("<h1>Bad gateway</h1>")
                .satisfies(e -> assertThat(e.status()).isEqualTo(502));
    }

    @Test
    void whereNothingListensTheExceptionNamesTheUrl() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        EngineClient nobody = new EngineClient(URI.create("http://localhost:" + free + "/"), "secret");

        assertThatExceptionOfType(EngineUnreachable.class)
                .isThrownBy(nobody::health)
                .withMessage("No answer from http://localhost:" + free + "/api/v1/health: nothing listens there")
                .satisfies(e -> assertThat(e.reached()).isFalse());
    }

    @Test
    void anAddressThatDoesNotSpeakHttpsSaysSo() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = plain.accept()) {
                    // what is left unread would break the connection before the answer is heard
                    caller.getInputStream().read(new byte[16_384]);
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            EngineClient secure = new EngineClient(URI.create("https://localhost:" + plain.getLocalPort()), "secret");

            assertThatExceptionOfType(EngineUnreachable.class)
                    .isThrownBy(secure::health)
                    .withMessageEndingWith("it does not speak HTTPS");
        }
    }

    @Test
    void anEngineThatIsDownStillTellsItsHealth() {
        engine.on("GET health", 503, json("{'status':'DOWN','version':'1','components':{'database':'DOWN'}}"));

        assertThat(client.health().status()).isEqualTo("DOWN");
    }

    @Test
    void aListFollowsItsPages() {
        engine.on("GET tenants?limit=500", 200, json("{'items':[" + TENANT + "],'next':'a b'}"))
                .on("GET tenants?limit=500&cursor=a+b", 200, json("{'items':[" + TENANT + "," + TENANT + "]}"));

        assertThat(client.tenants().list().all()).hasSize(3);
        assertThat(client.tenants().list().page(500, null).next()).isEqualTo("a b");
    }

    @Test
    void tenantsAndKeysHaveTheirRoutes() {
        String key = "{'id':'k1','name':'ci','role':'tenant-member','createdAt':'2026-01-01T00:00:00Z','key':'ae_1'}";
        engine.on("PATCH tenants/acme", 200, json(TENANT))
                .on("DELETE tenants/acme", 204, "")
                .on("POST tenants/acme/keys", 201, json(key))
                .on("DELETE tenants/acme/keys/k1", 204, "");

        client.tenants().change("acme", new TenantChange("Acme", null));
        assertThat(engine.lastRequest().body()).isEqualTo(json("{'displayName':'Acme'}"));
        assertThat(client.tenants().createKey("acme", "ci", Role.TENANT_MEMBER).key())
                .isEqualTo("ae_1");
        assertThat(engine.lastRequest().body()).isEqualTo(json("{'name':'ci','role':'tenant-member'}"));
        client.tenants().deleteKey("acme", "k1");
        client.tenants().delete("acme");
    }

    @Test
    void anUploadStreamsTheFileWithItsTypeAndColumns(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("news.csv"), "1,a title\n");
        engine.on("PUT datasets/news?columns=label%2Ctitle", 201, json(DATASET));

        Dataset dataset = client.datasets()
                .upload("news", new Upload(file, Upload.CSV_WITHOUT_HEADER).withColumns("label", "title"));

        assertThat(dataset.reference()).isEqualTo("news@2");
        assertThat(engine.lastRequest().header("Content-type")).contains("text/csv; header=absent");
        assertThat(engine.lastRequest().body()).isEqualTo("1,a title\n");
    }

    @Test
    void anUploadOfAMissingFileNamesIt(@TempDir Path folder) {
        Path file = folder.resolve("none.csv");

        assertThatExceptionOfType(java.io.UncheckedIOException.class)
                .isThrownBy(() -> client.datasets().upload("news", new Upload(file, Upload.CSV)))
                .withMessageContaining(file.toString());
    }

    @Test
    void modelsHaveTheirRoutes() {
        String model = "{'name':'m','task':'sentiment','latestVersion':2,'aliases':{'champion':1},"
                + "'createdAt':'2026-01-01T00:00:00Z'}";
        engine.on("PUT models/m/aliases/champion", 200, json(model))
                .on("POST models/m/rollback", 200, json(model))
                .on(
                        "GET models/m/history?limit=500",
                        200,
                        json("{'items':[{'at':'2026-01-01T00:00:00Z','alias':'champion','to':1,'actor':'me'}]}"));

        assertThat(client.models().alias("m", "champion", 1).aliases()).containsEntry("champion", 1);
        assertThat(engine.lastRequest().body()).isEqualTo(json("{'version':1}"));
        assertThat(client.models().rollback("m").latestVersion()).isEqualTo(2);
        assertThat(client.models().history("m").all()).hasSize(1);
    }

    @Test
    void aPredictionSendsOneInputEach() {
        engine.on(
                "POST predict/news",
                200,
                json("{'id':'p','model':'m','version':3,'variant':0,'predictions':[{'label':'a'},{'label':'b'}]}"));

        PredictResponse response = client.predict("news", "one", "two");

        assertThat(engine.lastRequest().body()).isEqualTo(json("{'inputs':['one','two']}"));
        assertThat(response.predictions().get(1).path("label").asString()).isEqualTo("b");
    }

    @Test
    void anEndpointIsWaitedForUntilItIsReady() throws Exception {
        engine.on("PUT endpoints/news", 201, json(ENDPOINT.formatted("STARTING")))
                .on("GET endpoints/news", 200, json(ENDPOINT.formatted("STARTING")))
                .on("GET endpoints/news", 200, json(ENDPOINT.formatted("READY")));

        client.endpoints().put("news", new EndpointSpec(List.of(new Variant("m", "@champion", null)), null));
        assertThat(client.endpoints().await("news", Duration.ofSeconds(10)).state())
                .isEqualTo(EndpointState.READY);
    }

    @Test
    void anEndpointThatStaysUnreadyIsToldWithItsState() {
        engine.on("GET endpoints/news", 200, json(ENDPOINT.formatted("FAILED")));

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> client.endpoints().await("news", Duration.ofMillis(1)))
                .withMessageContaining("FAILED");
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
