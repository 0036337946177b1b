package dev.aiengine.server.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.web.ApiException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class BodiesTest {
    private final Bodies bodies = bodies(100, 400);

    @Test
    void bodiesAreHeldUpToTheLimitAndOfOneTenantUpToHalfOfIt() throws IOException {
        Body first = read("acme", 100);
        Body second = read("acme", 100);
        refused("acme", 1);
        read("globex", 100);
        read("globex", 99);
        refused("initech", 2);
        read("initech", 1);

        first.close();

        assertThat(read("acme", 100).length).isEqualTo(100);
        second.close();
    }

    @Test
    void aBodyThatWaitsIsReadOnceThereIsRoom() throws Exception {
        Body first = read("acme", 100);
        read("acme", 100);
        AtomicReference<Body> third = new AtomicReference<>();
        CountDownLatch asked = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            asked.countDown();
            try {
                third.set(read("acme", 50));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        asked.await();

        first.close();

        assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(third.get().length).isEqualTo(50);
    }

    @Test
    void aBodyWithoutALengthTakesTheRoomOfTheLargest() throws IOException {
        Body first = bodies.read("acme", unannounced(1));
        Body second = bodies.read("acme", unannounced(100));
        assertThat(first.length).isEqualTo(1);
        assertThat(second.length).isEqualTo(100);
        refused("acme", 1);
        first.close();
        second.close();

        assertThatThrownBy(() -> bodies(70_000, 140_000).read("acme", unannounced(70_001)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("larger than the limit of 70000 bytes");
        assertThat(bodies(70_000, 140_000).read("acme", unannounced(70_000)).length)
                .isEqualTo(70_000);
    }

    @Test
    void aBodyThatIsRefusedOrBreaksOffHoldsNothing() throws IOException {
        InputStream gone = InputStream.nullInputStream();
        gone.close();
        MockHttpServletRequest broken = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return 100;
            }

            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(gone);
            }
        };
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> bodies.read("acme", broken)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> read("acme", 101)).isInstanceOf(ApiException.class);
        }

        read("acme", 100);
        read("acme", 100);
    }

    @Test
    void aLimitThatCannotHoldTheLargestBodyIsRefused() {
        assertThatThrownBy(() -> bodies(100, 199))
                .hasMessageContaining("max-held-bytes is 199 and must be at least twice max-body-bytes, 100");
    }

    private void refused(String tenant, int length) {
        assertThatThrownBy(() -> read(tenant, length))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Too many large predictions");
    }

    private Body read(String tenant, int length) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[length]);
        return bodies.read(tenant, request);
    }

    private static MockHttpServletRequest unannounced(int length) {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[length]);
        return request;
    }

    private static Bodies bodies(int largest, int held) {
        return new Bodies(new PredictionProperties(largest, held, 1, Duration.ofSeconds(1), 1));
    }
}
