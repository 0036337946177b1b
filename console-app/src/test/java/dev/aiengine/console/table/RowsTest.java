package dev.aiengine.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Rows<Person> rows = new Rows<>(List.of(
            Column.text("Name", 100, Person::name),
            Column.number("Age", 50, row -> row.age() + " years", Person::age)));

    record Person(String name, int age) {}

    @Test
    void everyWordOfTheFilterMustBeInSomeCell() {
        rows.set(List.of(new Person("Ada Lovelace", 36), new Person("Alan Turing", 41)), Person::name);

        rows.filter("a 41");
        assertThat(rows.shown()).extracting(Person::name).containsExactly("Alan Turing");
        rows.filter("LOVE years");
        assertThat(rows.shown()).extracting(Person::name).containsExactly("Ada Lovelace");
        rows.filter("nobody");
        assertThat(rows.shown()).isEmpty();
        rows.filter("  ");
        assertThat(rows.shown()).hasSize(2);
    }

    @Test
    void onlyRowsThatChangedAreTouched() {
        rows.set(List.of(new Person("Ada", 36), new Person("Alan", 41)), Person::name);
        List<Integer> touched = new ArrayList<>();
        rows.all().addListener((ListChangeListener<Person>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        rows.set(List.of(new Person("Ada", 36), new Person("Alan", 42)), Person::name);

        assertThat(touched).containsExactly(1);
        assertThat(rows.all()).extracting(Person::age).containsExactly(36, 42);
    }

    @Test
    void aRowThatCameOrWentIsShown() {
        rows.set(List.of(new Person("Ada", 36)), Person::name);
        rows.set(List.of(new Person("Alan", 41)), Person::name);
        assertThat(rows.all()).extracting(Person::name).containsExactly("Alan");
        rows.set(List.of(), Person::name);
        assertThat(rows.all()).isEmpty();
    }

    @Test
    void fiftyThousandRowsOfLongNamesInAnyScriptAreFiltered() {
        List<Person> many = IntStream.range(0, 50_000)
                .mapToObj(number -> new Person("שם ארוך ".repeat(25) + number, number))
                .toList();
        rows.set(many, Person::age);

        rows.filter("ארוך 49999");

        assertThat(rows.shown()).extracting(Person::age).containsExactly(49_999);
    }
}
