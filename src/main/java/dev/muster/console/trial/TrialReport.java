package dev.muster.console.trial;

import java.util.List;

/// What a trial found.
///
/// @param requests how many the played client sent
/// @param expected what its directory holds at the end
/// @param found what the setting held then
/// @param refusals what the client wanted and did not get, alike ones together
/// @param differences where the setting is not what the directory is
/// @param groups the target groups that the example people were in
/// @param people some of the example people as the rules made them
/// @param held how many removals waited for an administrator (rule H2)
/// @param erased how many example people were erased afterwards
/// @param emptied how many groups were deleted afterwards, since nobody was in them any more
public record TrialReport(
        int requests,
        long seconds,
        Count expected,
        Count found,
        List<Refusal> refusals,
        List<Difference> differences,
        List<InGroup> groups,
        List<Example> people,
        int held,
        int erased,
        int emptied) {

    public TrialReport {
        refusals = List.copyOf(refusals);
        differences = List.copyOf(differences);
        groups = List.copyOf(groups);
        people = List.copyOf(people);
    }

    /// How many there are.
    public record Count(int users, int active, int groups) {}

    /// @param what in the administrator's words
    /// @param answer request and status; empty when nothing was sent
    /// @param who the first it happened to
    public record Refusal(String what, String answer, String reason, String who, int times) {}

    /// @param who the user's or group's name
    /// @param what an attribute, `members` or `existence`
    public record Difference(String who, String what, String expected, String found) {}

    /// @param people how many of the example people were in it
    public record InGroup(String name, int people) {}

    /// @param groups the names of the target groups
    public record Example(String name, String email, String status, List<String> groups) {
        public Example {
            groups = List.copyOf(groups);
        }
    }

    /// The same after the clean-up.
    public TrialReport with(int peopleErased, int groupsEmptied) {
        return new TrialReport(
                requests,
                seconds,
                expected,
                found,
                refusals,
                differences,
                groups,
                people,
                held,
                peopleErased,
                groupsEmptied);
    }

    public boolean isAsExpected() {
        return refusals.isEmpty() && differences.isEmpty();
    }

    public int refused() {
        return refusals.stream().mapToInt(Refusal::times).sum();
    }
}
