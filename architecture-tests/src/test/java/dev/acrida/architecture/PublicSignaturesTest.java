package dev.acrida.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

/** What an author sees does not change when a transport library does. */
class PublicSignaturesTest {
    private static final List<String> TRANSPORTS =
            List.of("io.netty.", "io.grpc.", "io.helidon.", "org.apache.ratis.", "org.zeromq.");

    @ParameterizedTest
    @ValueSource(strings = {"stats", "api", "testkit"})
    void exportedTypesNameNoTransport(String module) {
        classes()
                .that(Product.classesOf(module))
                .and()
                .arePublic()
                .should(new NameNoTransport())
                .allowEmptyShould(true)
                .check(Product.CLASSES);
    }

    private static final class NameNoTransport extends ArchCondition<JavaClass> {
        NameNoTransport() {
            super("name no transport type in a public signature");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            report(type, type.getFullName(), supertypes(type), events);
            type.getMembers().stream()
                    .filter(NameNoTransport::isVisible)
                    .forEach(member -> report(type, member.getFullName(), typesOf(member), events));
        }

        private static void report(
                JavaClass type, String subject, Stream<JavaType> types, ConditionEvents events) {
            types.flatMap(each -> each.getAllInvolvedRawTypes().stream())
                    .map(JavaClass::getName)
                    .filter(name -> TRANSPORTS.stream().anyMatch(name::startsWith))
                    .map(name -> subject + " names " + name)
                    .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
        }

        private static boolean isVisible(JavaMember member) {
            return member.getModifiers().contains(PUBLIC)
                    || member.getModifiers().contains(PROTECTED);
        }

        private static Stream<JavaType> supertypes(JavaClass type) {
            return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        }

        private static Stream<JavaType> typesOf(JavaMember member) {
            return member instanceof JavaCodeUnit method
                    ? Stream.concat(
                            Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                    : member.getAllInvolvedRawTypes().stream().map(JavaType.class::cast);
        }
    }
}
