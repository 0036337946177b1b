package dev.aiengine.agent.measuring;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.contract.agent.Measured.Window;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows of what was measured, kept until the control plane has stored them. One that it may have heard stays as it
 * is, so that its number tells it from others; the rest are put together to minutes while the control plane is away.
 */
public final class Ledger {
    /** Length of a window. */
    static final int SECONDS = 2;

    /** Windows kept as they are; more of them become minutes. */
    static final int FINE = 60;

    /** Windows kept at all: half a day of minutes. */
    static final int MOST = 720;

    /** Bytes that one heartbeat takes along, roughly; the control plane takes twice as many. */
    static final int HEARTBEAT = 512 << 10;

    /** Bytes of one window, roughly: more of them are told as several. */
    static final int WINDOW = 128 << 10;

    private final Meters meters;
    private final Remembrance remembrance;
    private final InstantSource clock;
    private final List<Window> windows = new ArrayList<>();
    private long begun;
    private long numbers;
    private long heard;
    private long told;

    public Ledger(Meters meters, Remembrance remembrance, InstantSource clock) {
        this.meters = meters;
        this.remembrance = remembrance;
        this.clock = clock;
        this.begun = now();
    }

    /** The heartbeat with what the control plane has not heard. */
    public synchronized Heartbeat in(Heartbeat heartbeat) {
        seal();
        List<Window> news = news();
        return news.isEmpty() ? heartbeat : heartbeat.with(new Measured(heard, news));
    }

    /** What became of it. */
    public synchronized void answered(@Nullable Heard answer) {
        if (answer == null) {
            return;
        }
        heard = answer.heard();
        told = Math.max(heard, answer.stored());
        windows.removeIf(window -> window.number() <= answer.stored());
    }

    private void seal() {
        long now = now();
        if (now - begun < SECONDS) {
            return;
        }
        List<Remembered> remembered = remembrance.take();
        if (!remembered.isEmpty()) {
            windows.add(new Window(++numbers, begun, List.of(), remembered));
            shorten();
        }
        for (List<Activity> part : Windows.parts(meters.take(), WINDOW)) {
            windows.add(new Window(++numbers, begun, part, null));
            shorten();
        }
        begun = now;
    }

    /** What was told and not answered is told again and nothing more, so that the rest may still be put together. */
    private List<Window> news() {
        List<Window> news = new ArrayList<>();
        int bytes = 0;
        for (Window window : windows) {
            boolean again = told > heard && window.number() > told;
            if (again || (!news.isEmpty() && bytes + Windows.bytes(window) > HEARTBEAT)) {
                break;
            }
            if (window.number() > heard) {
                news.add(window);
                bytes += Windows.bytes(window);
            }
        }
        if (!news.isEmpty()) {
            told = Math.max(told, news.getLast().number());
        }
        return news;
    }

    private void shorten() {
        int loose = 0;
        while (loose < windows.size() && windows.get(loose).number() <= told) {
            loose++;
        }
        if (windows.size() - loose <= FINE) {
            return;
        }
        for (int i = loose; i < windows.size() - 1; i++) {
            if (Windows.fit(windows.get(i), windows.get(i + 1))) {
                windows.set(i, Windows.together(windows.get(i), windows.remove(i + 1)));
                return;
            }
        }
        if (windows.size() > MOST) {
            windows.remove(loose);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
