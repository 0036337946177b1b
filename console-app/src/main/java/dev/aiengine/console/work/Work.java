package dev.aiengine.console.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where a question to the engine is asked and where its answer is used.
 *
 * @param background takes what may block
 * @param screen the thread that owns what is shown
 */
public record Work(Executor background, Executor screen) {

    /** Asks in the background and hands the answer, or what went wrong, to the screen. */
    public <T> void ask(Callable<T> question, Consumer<? super T> answer, Consumer<Failure> failed) {
        background.execute(() -> {
            try {
                T found = question.call();
                screen.execute(() -> answer.accept(found));
            } catch (Exception e) {
                Failure failure = Failure.of(e);
                screen.execute(() -> failed.accept(failure));
            }
        });
    }

    /** As {@link #ask}, for what gives nothing back. */
    public void perform(Step step, Runnable done, Consumer<Failure> failed) {
        ask(
                () -> {
                    step.run();
                    return Boolean.TRUE;
                },
                ignored -> done.run(),
                failed);
    }

    /** As {@link #ask}, for what changes what is shown: that is read anew before the answer is told. */
    public <T> void change(Callable<T> step, Runnable anew, Consumer<? super T> done, Consumer<Failure> failed) {
        ask(
                step,
                answer -> {
                    anew.run();
                    done.accept(answer);
                },
                failed);
    }

    /** As the other, for what gives nothing back. */
    public void change(Step step, Runnable anew, Runnable done, Consumer<Failure> failed) {
        perform(
                step,
                () -> {
                    anew.run();
                    done.run();
                },
                failed);
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }
}
