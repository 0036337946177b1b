package dev.aiengine.console.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationsTest {

    @Test
    void anAnswerToWhatTheModelDoesNotKnowSaysSo() {
        assertThat(of("{\"items\": [], \"fallback\": true}").getFirst()).contains("does not know this user");
        assertThat(of("{\"rating\": 3.5, \"fallback\": true}").getFirst()).contains("user or this item");
        assertThat(of("{\"mean\": [1], \"fallback\": true}").getFirst()).contains("shorter than");
    }

    @Test
    void itemsThatWereLeftOutAreNamed() {
        assertThat(of("{\"items\": [], \"unknown\": [\"p8\", \"p9\"]}"))
                .containsExactly("The model does not know, and left out: p8, p9");
    }

    @Test
    void anAnswerWithoutReservationsHasNone() {
        assertThat(of("{\"label\": \"good\", \"fallback\": false}")).isEmpty();
    }

    private static List<String> of(String prediction) {
        return Reservations.of(Json.MAPPER.readTree(prediction));
    }
}
