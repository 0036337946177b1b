package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.console.support.Seed;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointState;
import java.io.IOException;
import java.time.Duration;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** An operator's day from a new tenant to a prediction, each page's main task done by clicks and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final RealEngine engine = RealEngine.shared();
    private Screen screen = Screen.of(engine.url(), RealEngine.KEY);

    @BeforeAll
    void seen() {
        screen.see("Healthy");
    }

    @AfterAll
    void close() {
        screen.close();
    }

    @Test
    @Order(1)
    void aTenantIsMadeAndShownAtOnce() {
        screen.page("tenants");
        screen.click("New tenant");
        screen.enter("#tenant-name", "umbrella");
        screen.click("#tenant-save");
        screen.see("Tenant umbrella is there");

        assertThat(engine.operator().tenants().get("umbrella").displayName()).isEqualTo("umbrella");
    }

    @Test
    @Order(2)
    void aNameThatCannotBeIsSaidBeforeItIsSent() {
        screen.page("tenants");
        screen.click("New tenant");
        screen.enter("#tenant-name", "No Such Name");
        screen.click("#tenant-save");
        screen.see("The name must be 1 to 40 characters");
        screen.push(KeyCode.ESCAPE);
    }

    @Test
    @Order(3)
    void aKeyIsShownOnceAndWorks() {
        screen.page("tenants");
        screen.click("umbrella");
        screen.click("New key");
        screen.enter("#key-name", "first");
        screen.click("#key-issue");
        String key = ((TextInputControl) screen.find("#key-secret")).getText();
        screen.click("Done");

        assertThat(new EngineClient(engine.url(), key).datasets().list().all()).isEmpty();
    }

    @Test
    @Order(4)
    void aFileIsUploadedAndPreviewed() throws IOException {
        screen.page("datasets");
        screen.choose("#tenant", "umbrella");
        screen.see("No datasets yet");
        screen.click("Upload");
        screen.enter("#upload-file", Seed.reviewsFile(40).toString());
        screen.enter("#upload-name", "notes");
        screen.click("#upload-send");
        screen.see("notes@1 is there: 40 rows");
        screen.click("notes");
        screen.see("a warm and lovely day number 0");
    }

    @Test
    @Order(5)
    void aModelIsTrainedFromTheGeneratedFormAndFollowedLive() {
        screen.page("training");
        screen.click("Train");
        screen.choose("#train-task", "sentiment");
        ComboBox<?> model = (ComboBox<?>) screen.find("#train-model");
        Screen.fx(() -> {
            model.getEditor().setText("notes");
            return true;
        });
        screen.see("passes over the training rows");
        screen.click("#train-submit");
        screen.see("Succeeded");
        screen.see("notes@1");

        await().atMost(LONG).until(() -> umbrella().models().get("notes").latestVersion() == 1);
    }

    @Test
    @Order(6)
    void aVersionIsPromoted() {
        screen.page("models");
        screen.click("notes");
        screen.click("@1");
        screen.click("Promote");
        screen.see("notes@1 is champion now");

        assertThat(umbrella().models().get("notes").aliases()).containsEntry("champion", 1);
    }

    @Test
    @Order(7)
    void anEndpointIsMadeAndBecomesReadyByItself() {
        screen.page("endpoints");
        screen.click("New endpoint");
        screen.enter("#endpoint-name", "notes");
        screen.click("#endpoint-save");
        screen.see("Endpoint notes is being made ready");
        await().atMost(LONG).until(() -> umbrella().endpoints().get("notes").state() == EndpointState.READY);
        screen.see("Ready");
    }

    @Test
    @Order(8)
    void aTextIsPredicted() {
        screen.page("predict");
        screen.click("#predict-text");
        screen.type("what a lovely day");
        screen.click("#predict-ask");
        screen.see("notes@1 answered in");
        screen.see("positive");
    }

    @Test
    @Order(9)
    void thePaletteReachesPagesAndActionsByKeys() {
        screen.palette("audi");
        screen.see("endpoint.put");

        screen.palette("new endp");
        screen.see("Programs ask /api/v1/predict/NAME");
        screen.push(KeyCode.ESCAPE);
    }

    @Test
    @Order(10)
    void whatOthersChangeIsShownWithoutAskingForIt() throws IOException {
        screen.page("datasets");
        umbrella().datasets().upload("from-elsewhere", new Upload(Seed.reviewsFile(20), Upload.CSV));

        screen.see("from-elsewhere");
    }

    @Test
    @Order(11)
    void whatCannotBeUndoneAsksForTheName() {
        screen.page("datasets");
        screen.click("from-elsewhere");
        screen.click("Delete");
        screen.enter("#confirm-name", "from-elsewhere");
        screen.click("Delete for good");
        screen.see("from-elsewhere is deleted");

        assertThat(umbrella().datasets().list().all()).extracting("name").containsExactly("notes");
    }

    @Test
    @Order(12)
    void whatRunsIsInTheFleet() {
        screen.page("fleet");
        screen.see("umbrella");
        screen.page("queue");
        screen.see("Nothing waits");
    }

    private EngineClient umbrella() {
        return engine.operator().forTenant("umbrella");
    }
}
