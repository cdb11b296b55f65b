#include "services/quality/QualityStore.h"
#include "services/quality/ReportFile.h"
#include "tests/services/QualitySamples.h"

#include <QDir>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t t0 = 1'790'000'000'000;

} // namespace

/// What was imported stays, whatever becomes of the file.
class TestQualityStore : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    QualityStore store(const char* name) const { return QualityStore(path(name).toStdString()); }

private Q_SLOTS:
    void aReportIsKeptWithItsOrigin()
    {
        auto store = this->store("a");
        QVERIFY(store.reports()->reports.isEmpty()); // nothing there yet, not even the folder
        const auto bytes = qualitySample(QStringLiteral("evidently/report-0.7.json"));
        const auto kept = store.keep(bytes, QStringLiteral("drift.json"), QStringLiteral("fraud"), t0);
        QVERIFY_RESULT(kept);
        QCOMPARE(kept->novelty, QualityStore::Kept::Novelty::New);
        QCOMPARE(kept->kept.report.file, QStringLiteral("drift.json"));
        QCOMPARE(kept->kept.report.title, QStringLiteral("fraud"));
        QFile file(path("a") + u'/' + kept->kept.report.sha256 + QStringLiteral(".report"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
        const auto again = QualityStore(path("a").toStdString()).reports();
        QVERIFY_RESULT(again);
        QCOMPARE(again->reports, (QList<KeptReport>{kept->kept}));
        QCOMPARE(again->reports[0].importedMs, t0);
    }

    void theSameBytesAreOneReport()
    {
        auto store = this->store("b");
        const auto bytes = qualitySample(QStringLiteral("sagemaker/statistics.json"));
        QVERIFY_RESULT(store.keep(bytes, QStringLiteral("one.json"), {}, t0));
        const auto second = store.keep(bytes, QStringLiteral("two.json"), {}, t0 + 5);
        QVERIFY_RESULT(second);
        QCOMPARE(second->novelty, QualityStore::Kept::Novelty::Known);
        QCOMPARE(second->kept.report.file, QStringLiteral("one.json"));
        QCOMPARE(second->kept.importedMs, t0);
        QCOMPARE(store.reports()->reports.size(), 1);
    }

    void theLastComesFirst()
    {
        auto store = this->store("c");
        QVERIFY_RESULT(
            store.keep(qualitySample(QStringLiteral("whylogs/drift.json")), QStringLiteral("1"), {}, t0));
        QVERIFY_RESULT(store.keep(qualitySample(QStringLiteral("azure/custom-signal.csv")),
                                  QStringLiteral("2"), {}, t0 + 1));
        const auto shelf = store.reports();
        QCOMPARE(shelf->reports.size(), 2);
        QCOMPARE(shelf->reports[0].report.file, QStringLiteral("2"));
    }

    void whatIsNoReportIsNotKept()
    {
        auto store = this->store("d");
        QVERIFY_ERROR(store.keep("{}", QStringLiteral("x"), {}, t0), ErrorKind::Unsupported);
        QVERIFY(!QDir(path("d")).exists());
    }

    void aDamagedFileHidesNoOther()
    {
        auto store = this->store("e");
        const auto bytes = qualitySample(QStringLiteral("whylogs/drift.json"));
        const auto one = store.keep(bytes, QStringLiteral("1"), {}, t0);
        const auto two = store.keep(qualitySample(QStringLiteral("whylogs/constraints.json")),
                                    QStringLiteral("2"), {}, t0);
        QVERIFY(one && two);
        const auto reportOf = [&](const QualityStore::Kept& kept, const char* ending) {
            return path("e") + u'/' + kept.kept.report.sha256 + QLatin1String(ending);
        };
        QFile damaged(reportOf(*one, ".report"));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("[[\"c\",1,0]]") > 0);
        damaged.close();
        QFile origin(reportOf(*two, ".json"));
        QVERIFY(origin.open(QIODevice::WriteOnly));
        origin.close();
        const auto shelf = store.reports();
        QVERIFY_RESULT(shelf);
        QCOMPARE(shelf->reports.size(), 1); // without where it came from
        QCOMPARE(shelf->reports[0].report.sha256, two->kept.report.sha256);
        QCOMPARE(shelf->reports[0].importedMs, noTime);
        QCOMPARE(shelf->faults.size(), 1);
        QVERIFY(shelf->faults[0].error.detail.contains(QLatin1String("not the bytes")));
        // Imported once more, it is whole again.
        QCOMPARE(store.keep(bytes, QStringLiteral("1"), {}, t0)->novelty, QualityStore::Kept::Novelty::New);
        QVERIFY(store.reports()->faults.isEmpty());
    }

    void aReportThatIsRemovedLiesAsideAndComesBack()
    {
        auto store = this->store("f");
        const auto kept =
            store.keep(qualitySample(QStringLiteral("whylogs/drift.json")), QStringLiteral("1"), {}, t0);
        const auto& sha256 = kept->kept.report.sha256;
        QVERIFY_RESULT(store.setAside(sha256));
        QVERIFY(store.reports()->reports.isEmpty());
        QVERIFY_ERROR(store.setAside(sha256), ErrorKind::NotFound);
        QVERIFY_ERROR(store.setAside(QStringLiteral("../f/x")), ErrorKind::NotFound);
        QVERIFY_RESULT(store.restore(sha256));
        const auto back = store.reports()->reports;
        QCOMPARE(back.size(), 1);
        QCOMPARE(back[0].report.sha256, sha256);
        QCOMPARE(back[0].report.file, QStringLiteral("1")); // with where it came from
        QVERIFY_RESULT(store.restore(sha256));              // it is there
        QVERIFY_ERROR(store.restore(QStringLiteral("../f/x")), ErrorKind::NotFound);
        QVERIFY_ERROR(store.restore(QStringLiteral("none")), ErrorKind::NotFound);
    }

    void aReportThatIsImportedAgainIsSetAsideAgain()
    {
        auto store = this->store("again");
        const auto bytes = qualitySample(QStringLiteral("whylogs/drift.json"));
        const auto sha256 = store.keep(bytes, QStringLiteral("1"), {}, t0)->kept.report.sha256;
        QVERIFY_RESULT(store.setAside(sha256));
        QVERIFY_RESULT(store.keep(bytes, QStringLiteral("2"), {}, t0 + 1));
        QVERIFY_RESULT(store.setAside(sha256)); // the same lies there already
        QVERIFY_RESULT(store.restore(sha256));
        QCOMPARE(store.reports()->reports.value(0).report.file, QStringLiteral("2"));
    }

    void aFolderIsReadWithoutItsLinks()
    {
        QDir folder(path("g"));
        QVERIFY(folder.mkpath(QStringLiteral("deep/er")));
        for (const char* name : {"b.json", "deep/er/a.csv", "deep/notes.txt"})
            QVERIFY(QFile::copy(sourceFile(QStringLiteral("tests/data/quality/azure/custom-signal.csv")),
                                folder.filePath(QLatin1String(name))));
        QVERIFY(QFile::link(path("g"), folder.filePath(QStringLiteral("deep/loop"))));
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("b.json")),
                            folder.filePath(QStringLiteral("link.json"))));
        const auto files = reportFilesIn(path("g"));
        QVERIFY_RESULT(files);
        QCOMPARE(*files, (QStringList{folder.filePath(QStringLiteral("b.json")),
                                      folder.filePath(QStringLiteral("deep/er/a.csv"))}));
        QVERIFY_ERROR(readReportFile(path("g")), ErrorKind::Unreadable);
        QVERIFY_ERROR(readReportFile(path("gone")), ErrorKind::NotFound);
    }

    void anEvidentlyWorkspaceNamesItsProjects()
    {
        const auto project = QStringLiteral("tests/data/quality/evidently/workspace/"
                                            "01a1fbbd-2977-77fc-a377-e665e7fd417c/");
        QCOMPARE(evidentlyProjectOf(
                     sourceFile(project + QStringLiteral("snapshots/"
                                                         "01a1fbbd-2978-7678-bcc3-6b39ead1929f.json"))),
                 QStringLiteral("fraud-monitoring"));
        QCOMPARE(evidentlyProjectOf(sourceFile(project + QStringLiteral("metadata.json"))), QString());
    }
};

QTEST_GUILESS_MAIN(TestQualityStore)
#include "tst_quality_store.moc"
