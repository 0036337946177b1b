package dev.aiengine.server.fleet;

import org.springframework.beans.factory.BeanFactory;

/** Lets a test go through the fleet itself, in place of the loop's thread. */
public final class Looks {

    public static void look(BeanFactory engine) {
        engine.getBean(FleetLoop.class).look();
    }

    private Looks() {}
}
