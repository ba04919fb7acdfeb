package dev.muster.console.connect;

import dev.muster.activity.Scope;
import dev.muster.console.Page;
import dev.muster.directory.connection.Connections;
import dev.muster.directory.connection.Sample;
import dev.muster.directory.connection.WantedSetting;
import dev.muster.directory.connection.WantedSetting.WantedGroup;
import dev.muster.directory.connection.WantedSetting.WantedGrouping;
import dev.muster.refusal.Refused;
import java.util.List;
import java.util.Map;

/// What the rules of a draft would make of an example person.
record SampleReading(Page page, Connections connections, Scope scope) {

    /// What is still wrong with the draft itself is told when it is saved, not here: it is read on a copy.
    ExamplePerson of(Draft draft, Map<String, List<String>> sent) {
        WantedSetting wanted = new DraftReading(page, draft.copy(page), scope.ids()).whole();
        List<ExamplePerson.Said> said = ExamplePerson.said(wanted, sent);
        try {
            Sample sample = connections.sample(scope, wanted, ExamplePerson.values(said));
            return new ExamplePerson(said, ExamplePerson.rows(page, sample), sentence(wanted, sample), "");
        } catch (Refused refused) {
            return new ExamplePerson(said, List.of(), "", page.text("wizard.sample.trouble"));
        }
    }

    private String sentence(WantedSetting wanted, Sample sample) {
        if (wanted.grouping() instanceof WantedGrouping.Mirror) {
            return page.text("wizard.sample.mirror") + " " + otherwise(wanted.group());
        }
        return sample.projected()
                .groupName()
                .map(name -> page.text("wizard.sample.group", name))
                .orElseGet(() -> target(wanted.group()));
    }

    private String target(WantedGroup group) {
        return switch (group) {
            case WantedGroup.None() -> page.text("wizard.sample.no-group");
            case WantedGroup.Named(String name) -> page.text("wizard.sample.target", name);
            case WantedGroup.New(String name) -> page.text("wizard.sample.target", name);
        };
    }

    private String otherwise(WantedGroup group) {
        return switch (group) {
            case WantedGroup.None() -> "";
            case WantedGroup.Named(String name) -> page.text("wizard.sample.otherwise", name);
            case WantedGroup.New(String name) -> page.text("wizard.sample.otherwise", name);
        };
    }
}
