package dev.aiengine.agent.serving;

import java.util.concurrent.Executor;

/** Where the answer to a request goes; answered on its home thread, so that a batch wakes each of those only once. */
public interface Reply {
    Executor home();

    /** Size of the request's body. */
    int bytes();

    /** When it was asked for, in the nanoseconds of the model's time. */
    long since();

    /** Whether somebody still waits; asked from any thread. */
    boolean wanted();

    /** Takes the answer, on the home thread. */
    void answer(Outcome outcome);

    /** Called on the home thread after every answer of a batch was given. */
    void flush();
}
