package io.perennial.erase.subject;

import io.perennial.erase.subject.Belongings.Anchor;
import io.perennial.erase.subject.KnownStreams.Known;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Held;
import io.perennial.store.suppression.People;
import io.perennial.store.suppression.Words;
import io.perennial.work.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for what is held about somebody. */
@Component
public final class SubjectFinder {

  private final JdbcClient jdbc;
  private final KnownStreams streams;
  private final Belongings belongings;
  private final NameFinder names;

  SubjectFinder(JdbcClient jdbc, KnownStreams streams, Belongings belongings, NameFinder names) {
    this.jdbc = jdbc;
    this.streams = streams;
    this.belongings = belongings;
    this.names = names;
  }

  /**
   * What is held.
   *
   * @throws Refused if nobody can be meant, or something that is no person
   */
  public Found find(Subject subject) {
    return switch (subject.kind()) {
      case CUSTOMER -> customer(Long.parseLong(subject.word()));
      case PERSON -> subject.isAddress() ? address(subject.word()) : person(subject.word());
    };
  }

  private Found customer(long number) {
    List<Long> customers =
        jdbc.sql(
                """
                with recursive family as (
                  select id from customer where id = :number
                  union select customer.id from customer join family on merged_into = family.id)
                select id from family order by id
                """)
            .param("number", number)
            .query(Long.class)
            .list();
    if (customers.isEmpty()) {
      throw new Refused(
          "There is no customer %d. Its number stands in the address of its page: /customers/7"
              .formatted(number));
    }
    Long[] all = customers.toArray(Long[]::new);
    List<Anchor> anchors =
        jdbc.sql(
                """
                select connection, type, id from customer_link where customer = any(:customers)
                union
                select connection, 'account', account_id from customer where id = any(:customers)
                """)
            .param("customers", all)
            .query(
                (row, index) ->
                    new Anchor(
                        row.getString("connection"), row.getString("type"), row.getString("id")))
            .list();
    List<Known> known = streams.all();
    List<Held> records = new ArrayList<>(belongings.of(anchors, known));
    records.addAll(belongings.deleted(customers, known));
    Set<String> keys = records.stream().map(Held::id).collect(Collectors.toSet());
    anchors.forEach(anchor -> keys.add(anchor.id()));
    List<String> remarks = new ArrayList<>();
    long ambiguous = keys.stream().filter(key -> !Words.isTelling(key)).count();
    if (ambiguous > 0) {
      remarks.add(
          "%,d keys are short numbers: their rows were removed, but a text that holds such a number"
                  .formatted(ambiguous)
              + " may mean anything and was not searched for them");
    }
    return new Found(
        records.stream().distinct().toList(),
        customers,
        telling(keys),
        names.of(customers, anchors, remarks),
        Set.of(),
        Set.of(),
        remarks);
  }

  private static Set<String> telling(Set<String> keys) {
    return keys.stream().filter(Words::isTelling).collect(Collectors.toSet());
  }

  private Found address(String address) {
    Set<StreamKey> again = keys(ofPeople(streams.all()));
    return new Found(
        List.of(),
        List.of(),
        Set.of(),
        Names.NONE,
        Set.of(address.toLowerCase(Locale.ROOT)),
        again,
        List.of(
            "addresses are not kept, so that only the systems know which records carry this one:"
                + " the next turn reads %s again, removes them with all that is theirs and keeps"
                    .formatted(sorted(again))
                + " them away by their keys; where others name these keys is not searched: erase"
                + " the keys, too"));
  }

  private static List<Known> ofPeople(List<Known> streams) {
    return streams.stream().filter(stream -> People.are(stream.type())).toList();
  }

  private static Set<StreamKey> keys(List<Known> streams) {
    return streams.stream().map(Known::key).collect(Collectors.toSet());
  }

  private static String sorted(Set<StreamKey> keys) {
    return keys.stream().map(StreamKey::toString).sorted().collect(Collectors.joining(", "));
  }

  private Found person(String key) {
    List<Known> all = streams.all();
    Set<String> places = places(key);
    List<Known> holding =
        all.stream().filter(stream -> places.contains(stream.key().toString())).toList();
    for (Known stream : holding) {
      if (!People.are(stream.type())) {
        throw new Refused(
            "%s holds this key: it is of type %s and no person. For a company use --customer"
                    .formatted(stream.key(), stream.type().word())
                + " NUMBER.");
      }
    }
    if (holding.isEmpty() && !Words.isTelling(key)) {
      throw new Refused(
          "No person's record has this key, and it is too short to be told from other numbers:"
              + " give the key of a contact or of a billing customer, or the e-mail address.");
    }
    List<String> remarks = new ArrayList<>();
    List<Known> expected = holding;
    if (holding.isEmpty()) {
      expected = ofPeople(all);
      remarks.add(
          "no record has this key: one of %s that comes with it is kept away, and where others name"
                  .formatted(sorted(keys(expected)))
              + " it, it is blanked from now on");
    }
    List<Held> records = new ArrayList<>();
    expected.forEach(stream -> records.add(stream.held(key)));
    List<Anchor> anchors = records.stream().map(Anchor::of).toList();
    records.addAll(belongings.of(anchors, all));
    Set<String> keys = records.stream().map(Held::id).collect(Collectors.toSet());
    return new Found(
        records.stream().distinct().toList(),
        List.of(),
        telling(keys),
        names.of(List.of(), anchors, remarks),
        Set.of(),
        Set.of(),
        remarks);
  }

  private Set<String> places(String key) {
    return new HashSet<>(
        jdbc.sql("select connection || '/' || stream from source_record where id = :key")
            .param("key", key)
            .query(String.class)
            .list());
  }
}
