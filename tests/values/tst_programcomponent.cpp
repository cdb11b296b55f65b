#include "models/values/ProgramComponent.h"

#include <QTest>

using namespace ph;

namespace {

const QByteArray list = R"([
 {"id": "qt", "name": "Qt", "use": "linked", "licence": "LGPL-3.0-only", "texts": ["a.txt", "b.txt"],
  "homepage": "www.qt.io"},
 {"id": "icons", "name": "Icons", "use": "files compiled in", "version": "5.1", "licence": "MIT", "texts": []},
 {"id": "duckdb", "name": "DuckDB", "use": "loaded where its user names it", "licence": "MIT", "texts": []}
])";

} // namespace

/// What the program is made of, as a build knows it.
class TestProgramComponent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versionsAreThoseThatWereFound()
    {
        const auto read = readProgramComponents(list, R"({"qt": "6.4.2", "icons": "", "other": "1"})");
        QVERIFY(read);
        QCOMPARE(read->size(), 3);
        const auto& qt = read->at(0);
        QCOMPARE(qt.name, QStringLiteral("Qt"));
        QCOMPARE(qt.version, QStringLiteral("6.4.2"));
        QCOMPARE(qt.licence, QStringLiteral("LGPL-3.0-only"));
        QCOMPARE(qt.address, QStringLiteral("www.qt.io"));
        QCOMPARE(qt.texts, (QStringList{QStringLiteral("a.txt"), QStringLiteral("b.txt")}));
        QCOMPARE(read->at(1).version, QStringLiteral("5.1")); // copied into the sources in this one
        QVERIFY(read->at(2).version.isEmpty());
        QCOMPARE(int(read->at(2).use), int(ProgramComponent::Use::NamedByUser));
    }

    void whatIsNoSuchListIsRefused_data()
    {
        QTest::addColumn<QByteArray>("components");
        QTest::addColumn<QByteArray>("versions");
        QTest::newRow("no list") << QByteArray("{}") << QByteArray("{}");
        QTest::newRow("no versions") << list << QByteArray();
        QTest::newRow("an unknown use")
            << QByteArray(R"([{"id": "a", "use": "stolen"}])") << QByteArray("{}");
        QTest::newRow("without an id") << QByteArray(R"([{"use": "linked"}])") << QByteArray("{}");
    }

    void whatIsNoSuchListIsRefused()
    {
        QFETCH(const QByteArray, components);
        QFETCH(const QByteArray, versions);
        const auto read = readProgramComponents(components, versions);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Unreadable);
    }
};

QTEST_GUILESS_MAIN(TestProgramComponent)
#include "tst_programcomponent.moc"
