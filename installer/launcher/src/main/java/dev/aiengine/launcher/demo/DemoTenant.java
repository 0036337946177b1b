package dev.aiengine.launcher.demo;

import java.util.List;

/** One tenant of the demo and what it wants of the engine. */
record DemoTenant(String name, String displayName, List<Showcase> showcases) {

    static final List<DemoTenant> ALL = List.of(
            new DemoTenant("acme", "Acme Works", Showcases.WORKS),
            new DemoTenant("globex", "Globex Shop", Showcases.SHOP));
}
