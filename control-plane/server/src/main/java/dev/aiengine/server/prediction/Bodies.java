package dev.aiengine.server.prediction;

import dev.aiengine.server.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Reads the bodies of predictions, which stay in memory until their agents have answered: all together no more than
 * allowed, and those of one tenant no more than half of that, so that a tenant who sends slowly leaves room for others.
 */
@Component
class Bodies {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int BEGINNING = 1 << 16;

    private final int largest;
    private final int share;
    private final Semaphore room;
    private final Map<String, Semaphore> shares = new ConcurrentHashMap<>();

    Bodies(PredictionProperties properties) {
        this.largest = properties.maxBodyBytes();
        this.share = properties.maxHeldBytes() / 2;
        this.room = new Semaphore(properties.maxHeldBytes());
    }

    /**
     * Reads a whole body, once there is room; 413 for one that is too large, 503 where there is no room for a moment.
     */
    Body read(String tenant, HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > largest) {
            throw tooLarge();
        }
        int held = announced < 0 ? largest : (int) announced;
        Semaphore own = shares.computeIfAbsent(tenant, _ -> new Semaphore(share));
        take(own, held);
        try {
            take(room, held);
        } catch (ApiException e) {
            own.release(held);
            throw e;
        }
        Runnable release = () -> {
            room.release(held);
            own.release(held);
        };
        try {
            return body(request.getInputStream(), announced, release);
        } catch (IOException | RuntimeException e) {
            release.run();
            throw e;
        }
    }

    private Body body(InputStream in, long announced, Runnable release) throws IOException {
        byte[] bytes = new byte[announced < 0 ? BEGINNING : (int) announced];
        int length = in.readNBytes(bytes, 0, bytes.length);
        if (announced < 0 && length == bytes.length) {
            bytes = Arrays.copyOf(bytes, largest + 1);
            length += in.readNBytes(bytes, length, bytes.length - length);
            if (length > largest) {
                throw tooLarge();
            }
        }
        return new Body(bytes, length, release);
    }

    private static void take(Semaphore room, int bytes) {
        try {
            if (room.tryAcquire(bytes, A_MOMENT.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ApiException.unavailable("Too many large predictions are under way; try again in a moment", A_MOMENT);
    }

    private ApiException tooLarge() {
        return ApiException.tooLarge("The body is larger than the limit of " + largest + " bytes");
    }
}
