package dev.muster.directory.removal;

import dev.muster.company.CompanyId;
import dev.muster.directory.group.DeletedGroup;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import java.util.UUID;

/// Takes the people out of a deleted target group that had too many of them to do it at once (rule G6).
public record GroupDeletion(Database database) implements Handler {

    @Override
    public Step batch(CompanyId company, Job job) {
        UUID group = UUID.fromString(job.argument().path("group").stringValue());
        int left = database.inCompany(company.value(), transaction -> new DeletedGroup(transaction, group).leave());
        return left == 0 ? new Step.Finished() : new Step.More(job.argument(), left);
    }
}
