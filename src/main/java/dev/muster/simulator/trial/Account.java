package dev.muster.simulator.trial;

import dev.muster.simulator.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody in the played directory: a person, and the externalId of the manager, whom not everybody has.
record Account(Person person, @Nullable String managerOrNull) {

    String externalId() {
        return person.externalId();
    }

    String userName() {
        return person.userName();
    }

    Optional<String> manager() {
        return Optional.ofNullable(managerOrNull);
    }

    Account withManager(@Nullable String manager) {
        return new Account(person, manager);
    }

    Account withUserName(String userName) {
        return with(userName, person.familyName(), person.departmentOrNull(), person.phoneNumber(), person.active());
    }

    Account withFamilyName(String familyName) {
        return with(userName(), familyName, person.departmentOrNull(), person.phoneNumber(), person.active());
    }

    Account withDepartment(String department) {
        return with(userName(), person.familyName(), department, person.phoneNumber(), person.active());
    }

    Account withPhoneNumber(String phoneNumber) {
        return with(userName(), person.familyName(), person.departmentOrNull(), phoneNumber, person.active());
    }

    Account withActive(boolean active) {
        return with(userName(), person.familyName(), person.departmentOrNull(), person.phoneNumber(), active);
    }

    private Account with(
            String userName, String familyName, @Nullable String department, String phoneNumber, boolean active) {
        return new Account(
                new Person(
                        userName,
                        externalId(),
                        person.givenName(),
                        familyName,
                        person.title(),
                        department,
                        person.country(),
                        phoneNumber,
                        active),
                managerOrNull);
    }
}
