package dev.acrida.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Habits of the house that a class file shows. */
class HabitsTest {

    @Test
    void contextTravelsInScopedValues() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .because("a thread-local of a million virtual threads is a million copies")
                .check(Product.CLASSES);
    }

    @Test
    void onlyTheCommandLineReadsSystemProperties() {
        noClasses()
                .that(not(Product.classesOf("cli")))
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(Boolean.class, "getBoolean", String.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("each part gets its configuration by constructor")
                .check(Product.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                Product.CLASSES.stream()
                        .filter(type -> type.getPackageName().startsWith("dev.acrida"))
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .toList();
        assertThat(unmarked).as("packages whose package-info lacks @NullMarked").isEmpty();
    }
}
