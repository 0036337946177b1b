package dev.aiengine.console.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What nobody caught, on any thread, as long as it listens. */
public final class Uncaught implements AutoCloseable {
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Thread.UncaughtExceptionHandler onScreen;

    public Uncaught() {
        Thread.UncaughtExceptionHandler told = (thread, problem) -> {
            problem.printStackTrace();
            thrown.add(problem);
        };
        Thread.setDefaultUncaughtExceptionHandler(told);
        onScreen = Screen.fx(() -> {
            Thread screen = Thread.currentThread();
            Thread.UncaughtExceptionHandler own = screen.getUncaughtExceptionHandler();
            screen.setUncaughtExceptionHandler(told);
            return own;
        });
    }

    public List<Throwable> thrown() {
        return List.copyOf(thrown);
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        Screen.fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(onScreen);
            return true;
        });
    }
}
