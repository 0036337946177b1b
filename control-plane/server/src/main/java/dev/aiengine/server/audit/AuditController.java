package dev.aiengine.server.audit;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.audit.AuditEntry;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {
    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    /** An operator sees all of it, or one tenant's with {@code X-Tenant}; a tenant's administrator sees their own. */
    @GetMapping("/api/v1/audit")
    Page<AuditEntry> list(Paging paging, Caller caller) {
        return audit.list(caller.role() == Role.OPERATOR ? caller.tenant() : caller.admin(), paging);
    }
}
