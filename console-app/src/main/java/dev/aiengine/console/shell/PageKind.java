package dev.aiengine.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kordamp.ikonli.Ikon;

/**
 * A page as navigation and command palette know it, before it is made.
 *
 * @param id by which other pages lead to it
 * @param keywords further words by which the palette finds it
 * @param ofTenant whether it is about one tenant, chosen above it
 */
public record PageKind<P extends Page>(
        String id,
        String title,
        Ikon icon,
        String keywords,
        boolean ofTenant,
        Function<Desk, P> make,
        List<Command<P>> commands) {

    /** Something that can be done on the page. */
    public record Command<P extends Page>(String title, Consumer<? super P> action) {}

    public static <P extends Page> PageKind<P> of(
            String id, String title, Ikon icon, String keywords, Function<Desk, P> make) {
        return new PageKind<>(id, title, icon, keywords, false, make, List.of());
    }

    public PageKind<P> aboutTenant() {
        return new PageKind<>(id, title, icon, keywords, true, make, commands);
    }

    public PageKind<P> can(String command, Consumer<? super P> action) {
        List<Command<P>> more = new ArrayList<>(commands);
        more.add(new Command<>(command, action));
        return new PageKind<>(id, title, icon, keywords, ofTenant, make, List.copyOf(more));
    }
}
