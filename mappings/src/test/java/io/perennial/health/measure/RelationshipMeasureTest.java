package io.perennial.health.measure;

import static io.perennial.health.measure.MeasureFixture.assertUnknown;
import static io.perennial.health.measure.MeasureFixture.known;
import static io.perennial.health.measure.MeasureFixture.people;
import static io.perennial.health.measure.MeasureFixture.points;
import static io.perennial.health.measure.MeasureFixture.relationship;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.Acme;
import org.junit.jupiter.api.Test;

/** What contacts and activities say. */
class RelationshipMeasureTest {

  @Test
  void relationship_isUnknownWithoutActivityAndLevels() {
    assertUnknown(
        relationship,
        acme().contact(contact("1")).facts(),
        "no activity, and nobody's level or role known");
  }

  @Test
  void relationship_wantsAnExecutiveAmongSeveral() {
    assertThat(points(relationship, people("EXECUTIVE", "MANAGER", "MANAGER"))).isEqualTo(100);
    assertThat(points(relationship, people("EXECUTIVE", "MANAGER"))).isEqualTo(75);
    assertThat(points(relationship, people("MANAGER", "MANAGER", "MANAGER"))).isEqualTo(75);
    assertThat(points(relationship, people("EXECUTIVE"))).isEqualTo(50);
    assertThat(points(relationship, people("USER", "USER"))).isEqualTo(20);
  }

  @Test
  void relationship_forgetsPeopleWhoLeft() {
    Acme acme =
        acme()
            .contact(contact("1").set("level", "EXECUTIVE"))
            .contact(
                contact("2").set("level", "MANAGER").at("inactiveSince", "2026-09-01T00:00:00Z"));

    assertThat(points(relationship, acme.at("2026-08-31T12:00:00Z"))).isEqualTo(75);
    assertThat(points(relationship, acme.at("2026-09-01T00:00:00Z"))).isEqualTo(50);
  }

  @Test
  void relationship_fallsWithSilenceAndCountsTheAccountsLastActivity() {
    Acme acme = acme().activity(activity("1", "2026-08-30"));

    assertThat(points(relationship, acme.at("2026-09-29T12:00:00Z"))).isEqualTo(100);
    assertThat(points(relationship, acme.at("2026-09-30T00:00:00Z"))).isEqualTo(80);
    assertThat(known(relationship, acme.at("2026-09-30T00:00:00Z")).because().text())
        .isEqualTo("last activity on 30 Aug 2026");
    Acme touched =
        acme(account("1").date("lastActivity", "2026-09-29")).activity(activity("1", "2026-08-30"));
    assertThat(points(relationship, touched.facts())).isEqualTo(100);
  }
}
