package dev.aiengine.server.endpoints;

import dev.aiengine.contract.Names;
import dev.aiengine.contract.Page;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/endpoints")
class EndpointController {
    private final Endpoints endpoints;

    EndpointController(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @PutMapping("/{endpoint}")
    Endpoint put(
            @PathVariable @Pattern(regexp = Names.RESOURCE, message = Names.RESOURCE_MESSAGE) String endpoint,
            @Valid @RequestBody EndpointSpec spec,
            Caller caller) {
        return endpoints.put(caller.member(), endpoint, spec, caller);
    }

    @GetMapping
    Page<Endpoint> list(Paging paging, Caller caller) {
        return endpoints.list(caller.member(), paging);
    }

    @GetMapping("/{endpoint}")
    Endpoint get(@PathVariable String endpoint, Caller caller) {
        return endpoints.get(caller.member(), endpoint);
    }

    @DeleteMapping("/{endpoint}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String endpoint, Caller caller) {
        endpoints.delete(caller.member(), endpoint, caller);
    }
}
