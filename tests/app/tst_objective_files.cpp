#include "app/monitoring/ObjectiveFiles.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QTemporaryDir>

using namespace ph;

namespace {

KeptObjective availability()
{
    KeptObjective kept;
    kept.connection = QStringLiteral("prod");
    kept.endpoint = QStringLiteral("payments/fraud");
    kept.objective.name = QStringLiteral("Fraud availability");
    kept.objective.badRatio = QStringLiteral("sum(rate(bad{code=~\"5..\"}[{window}])) / 2");
    return kept;
}

} // namespace

/// Objectives as files that people write.
class TestObjectiveFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_is_saved_is_read_again()
    {
        QTemporaryDir folder;
        const ObjectiveFiles files(folder.path());
        const auto nothing = files.load();
        QVERIFY_RESULT(nothing);
        QVERIFY(nothing->objectives.isEmpty());
        const auto saved = files.save(availability());
        QVERIFY_RESULT(saved);
        QCOMPARE(saved->file, QStringLiteral("fraud-availability.yaml"));
        const auto second = files.save(availability());
        QVERIFY_RESULT(second);
        QCOMPARE(second->file, QStringLiteral("fraud-availability-2.yaml"));
        const auto listing = files.load();
        QVERIFY_RESULT(listing);
        QCOMPARE(listing->objectives.size(), 2);
        QVERIFY(listing->objectives.contains(*saved));
    }

    void one_written_by_hand_is_read_and_one_with_a_mistake_hides_no_other()
    {
        const auto read = ObjectiveFiles::fromText("name: slow\nconnection: prod\ntarget: 0.99\nwindow: 7d\n"
                                                   "good: sum(rate(good[{window}])) # in time\n"
                                                   "total: sum(rate(all[{window}]))\n",
                                                   QStringLiteral("slow.yaml"));
        QVERIFY_RESULT(read);
        QCOMPARE(read->objective.target, 0.99);
        QCOMPARE(read->objective.windowMs, std::int64_t(7) * 86'400'000);
        QCOMPARE(read->objective.good, QStringLiteral("sum(rate(good[{window}]))"));
        const auto mistaken =
            ObjectiveFiles::fromText("name: slow\ntargte: 0.99\n", QStringLiteral("slow.yaml"));
        QVERIFY_ERROR(mistaken, ErrorKind::Invalid);
        QVERIFY(mistaken.error().detail.startsWith(QStringLiteral("line 2: ")));
        QVERIFY_ERROR(ObjectiveFiles::fromText("name: x\ntarget: 1\nbad: x[{window}]\n", {}),
                      ErrorKind::Invalid);

        QTemporaryDir folder;
        const ObjectiveFiles files(folder.path());
        QVERIFY_RESULT(files.save(availability()));
        QFile broken(folder.filePath(QStringLiteral("objectives/broken.yaml")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("name: [");
        broken.close();
        const auto listing = files.load();
        QVERIFY_RESULT(listing);
        QCOMPARE(listing->objectives.size(), 1);
        QCOMPARE(listing->faults.size(), 1);
        QCOMPARE(listing->faults[0].item, QStringLiteral("broken.yaml"));
    }

    void what_is_removed_or_written_over_is_kept_aside()
    {
        QTemporaryDir folder;
        const ObjectiveFiles files(folder.path());
        auto saved = files.save(availability());
        QVERIFY_RESULT(saved);
        saved->objective.target = 0.5;
        QVERIFY_RESULT(files.save(*saved));
        const auto aside = files.moveAside(saved->file);
        QVERIFY_RESULT(aside);
        QVERIFY(QFile::exists(*aside));
        QVERIFY(files.load()->objectives.isEmpty());
        QCOMPARE(QDir(folder.filePath(QStringLiteral("objectives/removed"))).entryList(QDir::Files).size(),
                 2); // the one before the change, and the last one
        QVERIFY_ERROR(files.moveAside(saved->file), ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestObjectiveFiles)
#include "tst_objective_files.moc"
