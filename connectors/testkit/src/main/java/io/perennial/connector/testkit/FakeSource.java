package io.perennial.connector.testkit;

import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.source.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link FakeVendor}: the cursor is the last record's time and key. */
final class FakeSource implements Source {

  private final FakeVendor vendor;
  private final List<String> streams;
  private final int pageSize;

  FakeSource(FakeVendor vendor, List<String> streams, int pageSize) {
    this.vendor = vendor;
    this.streams = streams;
    this.pageSize = pageSize;
  }

  @Override
  public List<String> streams() {
    return streams;
  }

  @Override
  public String object(String stream) {
    return stream;
  }

  @Override
  public Page read(Selection selection, Cursor from) {
    Runnable end = vendor.call();
    List<SourceRecord> behind =
        vendor.sorted(selection.stream()).stream()
            .filter(record -> cursor(record).compareTo(from.value()) > 0)
            .toList();
    List<SourceRecord> page =
        behind.stream().limit(pageSize).map(record -> cut(record, selection)).toList();
    List<UnreadableRecord> unreadable =
        page.stream().flatMap(record -> vendor.unreadable(record).stream()).toList();
    Cursor next = page.isEmpty() ? from : new Cursor(cursor(page.get(page.size() - 1)));
    end.run();
    return new Page(
        page.stream().filter(record -> vendor.unreadable(record).isEmpty()).toList(),
        unreadable,
        next,
        behind.size() > pageSize);
  }

  @Override
  public Fetched fetch(Selection selection, List<String> ids) {
    Runnable end = vendor.call();
    List<SourceRecord> found =
        ids.stream().flatMap(id -> vendor.find(selection.stream(), id).stream()).toList();
    Fetched fetched =
        Fetched.answer(
            selection.stream(),
            ids,
            found.stream()
                .filter(record -> vendor.unreadable(record).isEmpty())
                .map(record -> cut(record, selection))
                .toList(),
            found.stream().flatMap(record -> vendor.unreadable(record).stream()).toList());
    end.run();
    return fetched;
  }

  @Override
  public long count(String stream, Window window) {
    vendor.call();
    return vendor.sorted(stream).stream()
        .filter(
            record ->
                !record.modifiedAt().isBefore(window.from())
                    && record.modifiedAt().isBefore(window.until()))
        .count();
  }

  private static SourceRecord cut(SourceRecord record, Selection selection) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String field : selection.fields()) {
      String top = record.fields().containsKey(field) ? field : field.replaceFirst("\\..*", "");
      if (record.fields().containsKey(top)) {
        fields.put(top, record.fields().get(top)); // nested fields come as a whole
      }
    }
    return record.with(fields);
  }

  private static String cursor(SourceRecord record) {
    return record.modifiedAt() + " " + record.id();
  }
}
