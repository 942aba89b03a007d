package dev.acrida.engine.definition;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What is to be different in a user class than its author wrote. Immutable.
 *
 * @param userClass its simple name
 * @param weight in place of {@link dev.acrida.Weight}; 0 for no users
 * @param fixedCount in place of {@link dev.acrida.FixedCount}; 0 for a share by weight
 * @param host in place of {@link dev.acrida.Host}
 * @param tasks the names of the only tasks that it keeps
 * @param fields by their names, values for its fields: functions of the fields' types
 */
public record UserChange(
        String userClass,
        OptionalDouble weight,
        OptionalInt fixedCount,
        Optional<String> host,
        Optional<List<String>> tasks,
        Map<String, Function<Type, Object>> fields) {

    /** Only another number of users. */
    public static UserChange fixedCount(String userClass, int users) {
        return new UserChange(
                userClass,
                OptionalDouble.empty(),
                OptionalInt.of(users),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Copies the map. */
    public UserChange {
        fields = Map.copyOf(fields);
    }

    /**
     * The user classes with all changes, without those that shall have no users.
     *
     * @return at least one
     * @throws TestDefinitionException if a change does not fit its class, or no class is left
     */
    public static List<UserClass> apply(List<UserClass> userClasses, List<UserChange> changes) {
        List<String> names = userClasses.stream().map(UserClass::name).toList();
        changes.forEach(change -> change.requireOneOf(names));
        List<UserClass> changed =
                userClasses.stream()
                        .map(userClass -> changed(userClass, changes))
                        .filter(userClass -> userClass.share().wantsUsers())
                        .toList();
        if (changed.isEmpty()) {
            throw new TestDefinitionException(
                    "no user class is left: all have weight 0, raise one of them");
        }
        return changed;
    }

    private static UserClass changed(UserClass userClass, List<UserChange> changes) {
        UserClass changed = userClass;
        for (UserChange change : changes) {
            if (change.userClass().equals(userClass.name())) {
                changed = change.of(changed);
            }
        }
        return changed;
    }

    private UserClass of(UserClass original) {
        FieldValues values = FieldValues.of(original.type(), fields);
        values.setStatic();
        return new UserClass(
                original.type(),
                original.share().with(weight, fixedCount),
                host.or(original::host),
                tasks.map(original.tasks()::keeping).orElse(original.tasks()),
                values.setAfter(original.constructor()));
    }

    /**
     * Checks that there is such a class.
     *
     * @throws TestDefinitionException if not
     */
    public void requireOneOf(List<String> names) {
        if (!names.contains(userClass)) {
            throw new TestDefinitionException(
                    "no user class is called " + userClass + Suggestion.sentence(userClass, names));
        }
    }
}
