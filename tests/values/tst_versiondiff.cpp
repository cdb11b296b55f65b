#include "models/values/VersionDiff.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

QStringList lines(const VersionSide& a, const VersionSide& b)
{
    QStringList all;
    for (const auto& d : versionDifferences(a, b)) {
        all.append(QStringLiteral("%1 %2: %3 | %4")
                       .arg(versionSectionName(d.section), d.key, d.a.value_or(QStringLiteral("(absent)")),
                            d.b.value_or(QStringLiteral("(absent)"))));
    }
    return all;
}

VersionSide side(const QString& number, double auc)
{
    VersionSide one;
    one.version.version = number;
    one.version.source = QStringLiteral("models:/m-") + number;
    one.run = Run();
    one.run->params = {{QStringLiteral("depth"), QStringLiteral("6")}};
    one.run->metrics = {{QStringLiteral("auc"), auc, 0, noTime}};
    return one;
}

} // namespace

class TestVersionDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsTold()
    {
        auto a = side(QStringLiteral("1"), 0.9), b = side(QStringLiteral("2"), 0.9);
        b.run->params.append({QStringLiteral("eta"), QString()});
        b.run->tags.append({QStringLiteral("python_version"), QStringLiteral("3.11")});
        b.run->inputs.append({QStringLiteral("train"), QStringLiteral("d1"), {}, {}, {}, {}, {}});
        b.version.tags.append({QStringLiteral("validated"), QStringLiteral("true")});
        QCOMPARE(lines(a, b), (QStringList{QStringLiteral("version source: models:/m-1 | models:/m-2"),
                                           QStringLiteral("params eta: (absent) | "),
                                           QStringLiteral("inputs train: (absent) | d1"),
                                           QStringLiteral("environment python_version: (absent) | 3.11"),
                                           QStringLiteral("tags validated: (absent) | true")}));
        QVERIFY(lines(a, a).isEmpty());
    }

    void metricsThatDifferNeverLookEqual()
    {
        const auto a = side(QStringLiteral("1"), 0.1), b = side(QStringLiteral("1"), std::nextafter(0.1, 1));
        QCOMPARE(lines(a, b).size(), 1);
        QCOMPARE(lines(a, b).first(), QStringLiteral("metrics auc: 0.1 | 0.10000000000000002"));
    }

    void whatIsNotKnownOfBothIsNoDifference()
    {
        auto a = side(QStringLiteral("1"), 0.9), b = side(QStringLiteral("1"), 0.5);
        b.run.reset();
        QVERIFY(lines(a, b).isEmpty());
    }

    void signaturesAreComparedWithoutWhatDiffersBetweenAnyTwo()
    {
        const auto logged = [](const char* id, const char* signature) {
            return QStringLiteral(
                       R"([{"run_id": "%1", "artifact_path": "model", "utc_time_created": "%1"%2}])")
                .arg(QLatin1String(id), QLatin1String(signature));
        };
        const auto tagged = [](const QString& history) {
            auto one = side(QStringLiteral("1"), 0.9);
            one.run->tags = {{QStringLiteral("mlflow.log-model.history"), history}};
            return one;
        };
        constexpr auto x = R"(, "signature": {"inputs": "[x]", "outputs": "[y]"})";
        constexpr auto z = R"(, "signature": {"inputs": "[z]", "outputs": "[y]"})";
        QVERIFY(lines(tagged(logged("a", x)), tagged(logged("b", x))).isEmpty());
        QCOMPARE(lines(tagged(logged("a", x)), tagged(logged("b", z))),
                 QStringList{QStringLiteral("signature inputs: [x] | [z]")});
        QCOMPARE(lines(tagged(logged("a", x)), tagged(logged("b", ""))).size(), 2);
        for (const auto& unreadable : {QString(), QStringLiteral("[{"), QStringLiteral("[7]")})
            QVERIFY(lines(tagged(logged("a", x)), tagged(unreadable)).isEmpty());
    }

    void theSignatureIsThatOfTheModelAtTheSource()
    {
        auto a = side(QStringLiteral("1"), 0.9);
        a.version.source = QStringLiteral("mlflow-artifacts:/1/abc/artifacts/second");
        auto b = a;
        a.run->tags = {{QStringLiteral("mlflow.log-model.history"),
                        QStringLiteral(R"([{"artifact_path": "first", "signature": {"inputs": "[p]"}},
                                           {"artifact_path": "second", "signature": {"inputs": "[q]"}}])")}};
        b.run->tags = {{QStringLiteral("mlflow.log-model.history"),
                        QStringLiteral(R"([{"artifact_path": "second", "signature": {"inputs": "[r]"}},
                                           {"artifact_path": "first", "signature": {"inputs": "[p]"}}])")}};
        QCOMPARE(lines(a, b), QStringList{QStringLiteral("signature inputs: [q] | [r]")});
    }

    void promptsAreComparedByTheirText()
    {
        VersionSide a, b;
        a.version.promptText = QStringLiteral("Summarize.");
        b.version.promptText = QStringLiteral("Summarize briefly.");
        a.version.tags = {{QStringLiteral("mlflow.prompt.text"), a.version.promptText}};
        b.version.tags = {{QStringLiteral("mlflow.prompt.text"), b.version.promptText}};
        QCOMPARE(lines(a, b), QStringList{QStringLiteral("prompt text: Summarize. | Summarize briefly.")});
    }

    void whatIsTheSameCanBeAskedForToo()
    {
        const auto a = side(QStringLiteral("1"), 0.9), b = side(QStringLiteral("1"), 0.5);
        QStringList all;
        for (const auto& one : versionComparison(a, b))
            all << one.key + (one.isSame() ? QStringLiteral(" =") : QStringLiteral(" !"));
        QCOMPARE(all, (QStringList{QStringLiteral("source ="), QStringLiteral("depth ="),
                                   QStringLiteral("auc !")}));
    }

    void environmentFilesAreComparedWhereBothWereRead()
    {
        auto a = side(QStringLiteral("1"), 0.9), b = side(QStringLiteral("1"), 0.9);
        a.environmentFiles =
            QMap<QString, QString>{{QStringLiteral("requirements.txt"), QStringLiteral("xgboost==2.0\n")}};
        QVERIFY(lines(a, b).isEmpty());
        b.environmentFiles =
            QMap<QString, QString>{{QStringLiteral("requirements.txt"), QStringLiteral("xgboost==2.1\n")}};
        QCOMPARE(lines(a, b), QStringList{QStringLiteral(
                                  "environment requirements.txt: xgboost==2.0\n | xgboost==2.1\n")});
    }
};

QTEST_GUILESS_MAIN(TestVersionDiff)
#include "tst_versiondiff.moc"
