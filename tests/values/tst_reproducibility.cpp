#include "models/values/Reproducibility.h"
#include "tests/support/Testing.h"

using namespace ph;
using Topic = ReproducibilityItem::Topic;
using Answer = ReproducibilityItem::Answer;

class TestReproducibility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyRunTellsNothing()
    {
        const Reproducibility record = reproducibilityOf(Run{}, QList<ArtifactEntry>());
        QCOMPARE(record.items.size(), 10);
        QCOMPARE(record.missing().size(), 10);
        for (const auto& item : record.items)
            QVERIFY(!item.why.isEmpty() && !item.label.isEmpty());
    }

    void everyAnswerNamesWhereItCameFrom()
    {
        Run run;
        run.user = QStringLiteral("ana");
        run.tags = {{QStringLiteral("mlflow.source.git.commit"), QStringLiteral("4f2a")},
                    {QStringLiteral("mlflow.source.name"), QStringLiteral("train.py")},
                    {QStringLiteral("mlflow.source.type"), QStringLiteral("LOCAL")},
                    {QStringLiteral("docker_image"), QStringLiteral("reg/train:3")}};
        run.params = {{QStringLiteral("random_state"), QStringLiteral("42")},
                      {QStringLiteral("lr"), QStringLiteral("0.1")}};
        run.inputs = {
            {QStringLiteral("cards"), QStringLiteral("d1g3"), {}, {}, {}, {}, QStringLiteral("training")},
            {QStringLiteral("undated"), {}, {}, {}, {}, {}, {}}};
        const Reproducibility record =
            reproducibilityOf(run, QList<ArtifactEntry>{{QStringLiteral("model/conda.yaml")},
                                                        {QStringLiteral("plots/roc.png")},
                                                        {QStringLiteral("requirements.txt")}});
        QCOMPARE(record.item(Topic::Commit).values, QStringList{QStringLiteral("4f2a")});
        QCOMPARE(record.item(Topic::Commit).origins,
                 QStringList{QStringLiteral("tags.mlflow.source.git.commit")});
        QCOMPARE(record.item(Topic::Environment).values,
                 (QStringList{QStringLiteral("reg/train:3"), QStringLiteral("model/conda.yaml"),
                              QStringLiteral("requirements.txt")}));
        QCOMPARE(record.item(Topic::Data).values, QStringList{QStringLiteral("cards @ d1g3 (training)")});
        QCOMPARE(record.item(Topic::Seed).values, QStringList{QStringLiteral("random_state = 42")});
        QCOMPARE(record.item(Topic::Source).answer, Answer::Known);
        QCOMPARE(record.item(Topic::Repository).answer, Answer::Missing);
    }

    void filesThatNobodyListedAreUnknownAndNotMissing()
    {
        const ArtifactEntry folder{QStringLiteral("model"), ArtifactEntry::Kind::Directory},
            weights{QStringLiteral("model/model.pkl")}, conda{QStringLiteral("conda.yaml")};
        const auto answer = [](const std::optional<QList<ArtifactEntry>>& artifacts) {
            return reproducibilityOf(Run{}, artifacts).item(Topic::Environment).answer;
        };
        QCOMPARE(answer(std::nullopt), Answer::Unknown);
        QCOMPARE(answer(QList{folder}), Answer::Unknown); // MLflow would have put it there
        QCOMPARE(answer(QList{folder, weights}), Answer::Missing);
        QCOMPARE(answer(QList{folder, conda}), Answer::Known);
        const auto open = reproducibilityOf(Run{});
        QCOMPARE(open.unknown(), QStringList{open.item(Topic::Environment).label});
        QCOMPARE(reproducibilityOf(Run{}, QList{folder, weights}).unknown(), QStringList());
        QCOMPARE(reproducibilityOf(Run{}).item(Topic::Seed).answer, Answer::Missing); // no file tells it
    }

    void aSourceTypeAloneIsNoSource()
    {
        Run run;
        run.tags = {{QStringLiteral("mlflow.source.type"), QStringLiteral("LOCAL")}};
        QCOMPARE(reproducibilityOf(run).item(Topic::Source).answer, Answer::Missing);
    }

    void seedsAreToldByTheirNames()
    {
        for (const char* yes : {"seed", "random_state", "data.split_seed", "np-random-seed", "SEED",
                                "randomState", "model__random_state", "seeds"})
            QVERIFY2(namesSeed(QString::fromLatin1(yes)), yes);
        for (const char* no : {"", "seeded_by", "proceeds", "randomize", "state", "random_forest_state"})
            QVERIFY2(!namesSeed(QString::fromLatin1(no)), no);
    }
};

QTEST_APPLESS_MAIN(TestReproducibility)
#include "tst_reproducibility.moc"
