package dev.aiengine.console.fleet;

import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A machine as the page shows it. */
record Machine(NodeStatus status) {

    String name() {
        return status.node();
    }

    boolean drained() {
        return status.drainedSince() != null;
    }

    /** Nothing was heard of it lately, or ever. */
    boolean silent() {
        return status.stale() || status.reading() == null;
    }

    /** A cell for each GPU, or one for the machine where there is none. */
    List<Cell> cells() {
        NodeReading reading = status.reading();
        NodeReading known = silent() ? null : reading;
        if (reading == null || reading.gpus().isEmpty()) {
            return List.of(new Cell(name(), null, known));
        }
        return reading.gpus().stream().map(gpu -> new Cell(name(), gpu, known)).toList();
    }

    int gpus() {
        NodeReading reading = status.reading();
        return reading == null ? 0 : reading.gpus().size();
    }

    /** Its state in a word or two; empty where it is as it should be. */
    String state(Instant now) {
        List<String> words = new ArrayList<>();
        if (drained()) {
            int left = status.workloads().size();
            words.add(left == 0 ? "drained" : "draining, " + left + " left");
        }
        if (silent()) {
            words.add(status.lastSeen() == null ? "no figures" : "silent " + ago(now, status.lastSeen()));
        }
        return String.join(", ", words);
    }

    /** The same as a badge has it. */
    String badge() {
        return drained()
                ? status.workloads().isEmpty() ? "Drained" : "Draining"
                : silent() ? status.lastSeen() == null ? "No figures" : "Silent" : "Takes work";
    }

    Badge.Tone tone() {
        return drained() ? Badge.Tone.WAITING : silent() ? Badge.Tone.BAD : Badge.Tone.GOOD;
    }

    /** What it means, in sentences. */
    String story(Instant now) {
        List<String> story = new ArrayList<>();
        if (status.drainedSince() != null) {
            int left = status.workloads().size();
            story.add("Drained since " + Texts.moment(status.drainedSince(), now) + "; "
                    + (left == 0
                            ? "nothing runs on it any more, so it may be switched off."
                            : workloads() + (left == 1 ? " is" : " are") + " still there."));
        }
        if (status.lastSeen() == null) {
            story.add("It has not told how it is: its daemon does not run, or has not begun.");
        } else if (status.stale()) {
            story.add("Nothing was heard of it since " + Texts.moment(status.lastSeen(), now)
                    + "; what is shown is from before.");
        }
        return String.join(" ", story);
    }

    /** one workload, 3 workloads. */
    String workloads() {
        int count = status.workloads().size();
        return count == 1 ? "one workload" : Texts.counted(count, "workload");
    }

    /** For those who hear it. */
    String spoken(Instant now) {
        String state = state(now);
        int gpus = gpus();
        return name() + (gpus == 0 ? "" : ", " + Texts.counted(gpus, "GPU")) + (state.isEmpty() ? "" : ", " + state);
    }

    private static String ago(Instant now, Instant then) {
        return Texts.duration(Duration.between(then, now));
    }
}
