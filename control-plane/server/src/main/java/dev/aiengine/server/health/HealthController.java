package dev.aiengine.server.health;

import dev.aiengine.contract.health.Health;
import dev.aiengine.server.fleet.FleetView;
import dev.aiengine.server.storage.BlobStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Open to everybody, so it says which part is down and nothing of what is in it. */
@RestController
class HealthController {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final FleetView fleet;

    HealthController(JdbcClient jdbc, BlobStore blobs, FleetView fleet) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.fleet = fleet;
    }

    @GetMapping("/api/v1/health")
    ResponseEntity<Health> health() {
        Map<String, String> components = new LinkedHashMap<>();
        String database = upIf(databaseAnswers());
        components.put("database", database);
        components.put("cluster", upIf(fleet.isLookedAfter() && fleet.clusterAnswers()));
        components.put("modelStore", upIf(blobs.writable()));
        // The registry is tables of the database
        components.put("registry", database);
        components.put("agents", upIf(database.equals(UP) && fleet.agentsAnswer()));
        boolean up = !components.containsValue(DOWN);
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(up ? UP : DOWN, version(), components));
    }

    /** The process answers. */
    @GetMapping("/livez")
    String alive() {
        return "ok\n";
    }

    /** The engine can take requests. */
    @GetMapping("/readyz")
    ResponseEntity<String> ready() {
        return databaseAnswers()
                ? ResponseEntity.ok("ok\n")
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("the database does not answer\n");
    }

    private boolean databaseAnswers() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static String upIf(boolean works) {
        return works ? UP : DOWN;
    }

    private static String version() {
        @Nullable String version = HealthController.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
