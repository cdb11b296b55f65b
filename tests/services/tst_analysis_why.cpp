#include "services/analysis/CommitLink.h"
#include "services/analysis/EnvironmentDifference.h"
#include "services/analysis/KeyAssociations.h"
#include "services/analysis/Separation.h"
#include "services/analysis/TextDifference.h"
#include "services/analysis/WhyAnalysis.h"
#include "services/analysis/WhyTopics.h"
#include "tests/support/RunTables.h"

#include <QTest>

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char shaA[] = "1111111aaaaaaa1111111aaaaaaa1111111aaaaa";
constexpr char shaB[] = "2222222bbbbbbb2222222bbbbbbb2222222bbbbb";

QString linkOf(const QString& repository)
{
    return commitDiffLink(repository, QStringLiteral("1111111aaaa"), QStringLiteral("2222222bbbb"));
}

Run runLike(const char* commit)
{
    Run run;
    run.user = QStringLiteral("mei");
    run.statusText = QStringLiteral("FINISHED");
    run.params = {{QStringLiteral("lr"), QStringLiteral("0.1")},
                  {QStringLiteral("depth"), QStringLiteral("6")},
                  {QStringLiteral("seed"), QStringLiteral("1")}};
    run.tags = {{QLatin1String(mlflowtag::gitCommit), QString::fromLatin1(commit)},
                {QLatin1String(mlflowtag::gitRepo), QStringLiteral("git@github.com:risk/fraud.git")},
                {QStringLiteral("team"), QStringLiteral("fraud")}};
    run.inputs = {
        {QStringLiteral("transactions"), QStringLiteral("v14"), {}, {}, {}, {}, QStringLiteral("training")}};
    run.metrics = {{QStringLiteral("auc"), 0.9, 0, 0}};
    return run;
}

QStringList labels(const WhyDifferent& why)
{
    QStringList out;
    for (const auto& item : why.items)
        out << item.label;
    return out;
}

const WhyItem* itemOf(const WhyDifferent& why, const QString& label)
{
    for (const auto& item : why.items) {
        if (item.label == label)
            return &item;
    }
    return nullptr;
}

/// 60 runs: auc falls with log lr, lightgbm is a little ahead, and noise has nothing to do with it.
RunTablePtr sweep()
{
    RunTableBuilder builder;
    std::mt19937 random(5);
    const auto uniform = [&] { return double(random()) / 4294967296.0; };
    for (int i = 1; i <= 60; ++i) {
        builder.run(i, QStringLiteral("run %1").arg(i));
        const double lr = std::pow(10, -3 + 2 * uniform());
        const bool light = random() % 2;
        builder.param(QStringLiteral("lr"), QString::number(lr, 'g', 4));
        builder.param(QStringLiteral("model"),
                      light ? QStringLiteral("lightgbm") : QStringLiteral("xgboost"));
        builder.param(QStringLiteral("noise"), QString::number(uniform(), 'g', 4));
        builder.param(QStringLiteral("horizon"), QStringLiteral("8"));
        builder.param(QStringLiteral("tracking_token"), QStringLiteral("t-%1x").arg(i));
        if (i <= 3)
            builder.param(QStringLiteral("rare"), QString::number(i));
        builder.attr(attribute::status, QStringLiteral("FINISHED"));
        builder.metric(QStringLiteral("auc"),
                       i == 7 ? std::nan("")
                              : 0.9 - 0.03 * std::log10(lr) + (light ? 0.02 : 0) + 0.01 * uniform());
    }
    return builder.build();
}

std::vector<std::uint32_t> rowsWith(const RunTable& table, const char* param, const char* value)
{
    const auto* column = table.texts({ColumnKind::Param, QLatin1String(param)});
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
        if (column->has(row) && column->at(row) == value)
            rows.push_back(row);
    }
    return rows;
}

} // namespace

class TestWhy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- links
    void everyHostHasItsOwnFormOfADiffLink_data()
    {
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* repository, const char* expected) {
            QTest::addRow("%s", name) << QString::fromLatin1(repository) << QString::fromLatin1(expected);
        };
        const char* github = "https://github.com/risk/fraud/compare/1111111aaaa...2222222bbbb";
        row("GitHub", "https://github.com/risk/fraud.git", github);
        row("GitHub, no suffix", "https://github.com/risk/fraud/", github);
        row("GitHub by ssh", "git@github.com:risk/fraud.git", github);
        row("GitHub by ssh URL", "ssh://git@github.com:22/risk/fraud.git", github);
        row("credentials are dropped", "https://mei:ghp_secret@github.com/risk/fraud.git", github);
        row("GitLab, nested", "https://gitlab.example.com/a/b/c.git",
            "https://gitlab.example.com/a/b/c/-/compare/1111111aaaa...2222222bbbb");
        row("Bitbucket Cloud", "git@bitbucket.org:risk/fraud.git",
            "https://bitbucket.org/risk/fraud/branches/compare/2222222bbbb..1111111aaaa#diff");
        row("Bitbucket Data Center", "https://bitbucket.example.com/scm/risk/fraud.git",
            "https://bitbucket.example.com/projects/risk/repos/fraud/compare/"
            "diff?sourceBranch=2222222bbbb&targetBranch=1111111aaaa");
        row("Gitea", "https://gitea.example.com:3000/risk/fraud",
            "https://gitea.example.com:3000/risk/fraud/compare/1111111aaaa...2222222bbbb");
        row("unnamed host", "https://git.example.com/risk/fraud.git",
            "https://git.example.com/risk/fraud/compare/1111111aaaa...2222222bbbb");
        row("plain http stays", "http://git.local.lan/risk/fraud.git",
            "http://git.local.lan/risk/fraud/compare/1111111aaaa...2222222bbbb");
        row("Azure", "https://mei@dev.azure.com/org/project/_git/repo",
            "https://dev.azure.com/org/project/_git/repo/"
            "branchCompare?baseVersion=GC1111111aaaa&targetVersion=GC2222222bbbb&_a=files");
        for (const auto* none :
             {"/srv/git/fraud.git", "file:///srv/git/fraud.git", "C:\\git\\fraud", "", "javascript:alert(1)",
              "https://github.com/../../etc/passwd", "https://github.com/a b/<b>",
              "https://github.com/only-one", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/fraud"})
            row(*none ? none : "empty", none, "");
    }
    void everyHostHasItsOwnFormOfADiffLink()
    {
        QFETCH(QString, repository);
        QFETCH(QString, expected);
        QCOMPARE(linkOf(repository), expected);
    }

    void whatIsNoCommitGetsNoLink()
    {
        const auto repository = QStringLiteral("https://github.com/risk/fraud.git");
        QVERIFY(commitDiffLink(repository, QStringLiteral("main"), QString::fromLatin1(shaB)).isEmpty());
        QVERIFY(
            commitDiffLink(repository, QString::fromLatin1(shaA), QStringLiteral("1111111?x=1")).isEmpty());
        QVERIFY(commitDiffLink(repository, {}, QString::fromLatin1(shaB)).isEmpty());
    }

    // --- texts
    void listsAreComparedByItemWhateverTheirOrder()
    {
        using Kind = TextChange::Kind;
        const auto changes = textDifference(QStringLiteral("age, income, tenure, region"),
                                            QStringLiteral("region, age, tenure, clicks"));
        QCOMPARE(changes, (QList<TextChange>{{Kind::Removed, QStringLiteral("income")},
                                             {Kind::Added, QStringLiteral("clicks")}}));
        QCOMPARE(
            textDifference(QStringLiteral("[\"a\", \"b\", \"c\"]"), QStringLiteral("['a', 'c', 'd']")),
            (QList<TextChange>{{Kind::Removed, QStringLiteral("b")}, {Kind::Added, QStringLiteral("d")}}));
        QVERIFY(textDifference(QStringLiteral("a, b, c"), QStringLiteral("c,b,a")).isEmpty());
        QCOMPARE(textDifference(QStringLiteral("a, a, b"), QStringLiteral("a, b, b")).size(), 2);
    }

    void promptsAreComparedByWord()
    {
        using Kind = TextChange::Kind;
        const auto a =
            QStringLiteral("You are a helpful assistant. Answer briefly and cite one source, please, "
                           "for every claim that you make in the answer.");
        auto b = a;
        b.replace(QStringLiteral("briefly"), QStringLiteral("in detail"));
        QCOMPARE(textDifference(a, b),
                 (QList<TextChange>{{Kind::Same, QStringLiteral("… a helpful assistant. Answer")},
                                    {Kind::Removed, QStringLiteral("briefly")},
                                    {Kind::Added, QStringLiteral("in detail")},
                                    {Kind::Same, QStringLiteral("and cite one source, …")}}));
        QVERIFY(textDifference(a, a + u'\n').isEmpty());
        QCOMPARE(textDifference({}, QStringLiteral("new words")).size(), 1);
    }

    void hugeTextsAreStillCompared()
    {
        const auto a = QStringLiteral("alpha ").repeated(20'000) + QStringLiteral("end");
        const auto b = QStringLiteral("beta ").repeated(20'000) + QStringLiteral("end");
        const auto changes = textDifference(a, b);
        QCOMPARE(changes.size(), 3);
    }

    // --- environments
    void requirementsAreComparedByPackage()
    {
        const auto a = QStringLiteral(
            "# pinned\nmlflow==3.6.0\nNumPy==1.26.4  # keep\nxgboost[plot]==2.0.3 ; python_version "
            ">= '3.9'\n-r base.txt\nscikit_learn>=1.4,<2\nold-one==1\nuvloop @ "
            "https://x.example/u.whl\npandas\n");
        const auto b = QStringLiteral(
            "mlflow==3.6.0\nnumpy==2.0.1 --hash=sha256:abc\nxgboost==2.1.0\nscikit-learn >= 1.4, "
            "<2\nnew.one==4\nuvloop @ https://x.example/u.whl\npandas\n");
        QCOMPARE(versionDifferences(a, b),
                 (QList<VersionDifference>{
                     {QStringLiteral("new-one"), {}, QStringLiteral("4")},
                     {QStringLiteral("numpy"), QStringLiteral("1.26.4"), QStringLiteral("2.0.1")},
                     {QStringLiteral("old-one"), QStringLiteral("1"), {}},
                     {QStringLiteral("xgboost"), QStringLiteral("2.0.3"), QStringLiteral("2.1.0")}}));
        QCOMPARE(sameVersions(a, b), std::size_t(4));
    }

    void condaFilesAreReadToo()
    {
        const auto conda = QStringLiteral(
            "channels:\n- conda-forge\n- nvidia\ndependencies:\n- python=3.11.7\n- pip<=24.0\n"
            "- cudatoolkit=11.8=h4ba93d1_8\n- pip:\n  - mlflow==3.6.0\n  - 'torch==2.4.0'\nname: "
            "mlflow-env\n");
        const auto python =
            QStringLiteral("python: 3.12.1\nbuild_dependencies:\n- pip<=24.0\n- cudatoolkit==11.8\n- "
                           "torch==2.4.0\ndependencies:\n- -r requirements.txt\n- mlflow==3.6.0\n");
        QCOMPARE(versionDifferences(conda, python),
                 (QList<VersionDifference>{
                     {QStringLiteral("python"), QStringLiteral("3.11.7"), QStringLiteral("3.12.1")}}));
        QVERIFY(holdsVersions(QStringLiteral("model/conda.yaml")));
        QVERIFY(!holdsVersions(QStringLiteral("model/model.pkl")));
    }

    // --- topics
    void keysAreSortedIntoTopicsByTheirNames_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        const auto row = [](const char* key, const char* text, const char* number) {
            QTest::addRow("%s", key) << QString::fromLatin1(key) << QString::fromLatin1(text)
                                     << QString::fromLatin1(number);
        };
        row("datasets.digest", "data", "data");
        row("params.data/version", "data", "data");
        row("params.dataset", "data", "params");
        row("params.train_split", "params", "params");
        row("tags.mlflow.source.git.commit", "code", "code");
        row("tags.git_sha", "code", "other");
        row("params.features", "features", "params");
        row("params.max_features", "features", "params");
        row("params.feature_fraction", "features", "params");
        row("params.prompt_template", "prompt", "params");
        row("params.prompt_version", "prompt", "prompt");
        row("params.model", "model", "params");
        row("params.base_model", "model", "params");
        row("params.learning_rate", "params", "params");
        row("params.python_version", "environment", "environment");
        row("tags.torch.version", "environment", "environment");
        row("params.random_state", "seed", "seed");
        row("tags.gpu_type", "hardware", "hardware");
        row("tags.team", "other", "other");
        row("status", "other", "other");
    }
    void keysAreSortedIntoTopicsByTheirNames()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, number);
        QCOMPARE(whyTopicName(whyTopicOf(columnKeyFromText(key), ValueForm::Text)), text);
        QCOMPARE(whyTopicName(whyTopicOf(columnKeyFromText(key), ValueForm::Number)), number);
    }

    // --- two runs
    void twoRunsDifferInTheOrderInWhichToLook()
    {
        auto a = runLike(shaA), b = runLike(shaB);
        b.inputs.first().digest = QStringLiteral("v15");
        b.params = {{QStringLiteral("lr"), QStringLiteral("0.10")},
                    {QStringLiteral("depth"), QStringLiteral("9")},
                    {QStringLiteral("seed"), QStringLiteral("2")},
                    {QStringLiteral("dropout"), QStringLiteral("0.5")}};
        b.metrics.first().value = 0.93;
        const auto why =
            whyDifferent(a, b, {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("auc"), nullptr});
        QCOMPARE(labels(why),
                 (QStringList{QStringLiteral("Dataset (training)"), QStringLiteral("Git commit"),
                              QStringLiteral("depth"), QStringLiteral("dropout"), QStringLiteral("seed")}));
        QCOMPARE(whySideText(why.items[0].b), QStringLiteral("transactions @ v15"));
        QCOMPARE(why.items[1].link, QStringLiteral("https://github.com/risk/fraud/compare/%1...%2")
                                        .arg(QLatin1String(shaA), QLatin1String(shaB)));
        const auto* dropout = itemOf(why, QStringLiteral("dropout"));
        QCOMPARE(dropout->kind, WhyItem::Kind::Missing);
        QVERIFY(dropout->a.isMissing() && !dropout->b.isMissing());
        QCOMPARE(why.same, std::size_t(5)); // lr (0.1 is 0.10), repository, team, user, status
        QVERIFY(why.outcome.has_value());
        QVERIFY(std::abs(why.outcome->difference.estimate - 0.03) < 1e-12);
        QVERIFY(!why.outcome->difference.hasInterval());
    }

    void equalRunsDifferInNothing()
    {
        const auto why = whyDifferent(runLike(shaA), runLike(shaA), {});
        QVERIFY(why.items.isEmpty());
        QCOMPARE(why.same, std::size_t(9));
    }

    void longListsSayWhatWasAdded()
    {
        auto a = runLike(shaA), b = runLike(shaA);
        a.params.append({QStringLiteral("features"),
                         QStringLiteral("amount_zscore, merchant_risk, hour_of_day, device_age_days")});
        b.params.append(
            {QStringLiteral("features"),
             QStringLiteral("merchant_risk, amount_zscore, hour_of_day, device_age_days, ip_risk")});
        const auto why = whyDifferent(a, b, {});
        QCOMPARE(why.items.size(), 1);
        QCOMPARE(why.items[0].topic, WhyTopic::Features);
        QCOMPARE(why.items[0].changes,
                 (QList<TextChange>{{TextChange::Kind::Added, QStringLiteral("ip_risk")}}));
    }

    void commitsOfTwoRepositoriesGetNoLink()
    {
        auto a = runLike(shaA), b = runLike(shaB);
        b.tags[1].value = QStringLiteral("git@github.com:fork/fraud.git");
        const auto why = whyDifferent(a, b, {});
        QVERIFY(itemOf(why, QStringLiteral("Git commit"))->link.isEmpty());
        QVERIFY(itemOf(why, QStringLiteral("Repository")));
    }

    void environmentFilesAreComparedByPackage()
    {
        WhyContext context;
        context.environmentA = QStringLiteral("xgboost==2.0.3\nnumpy==1\n");
        context.environmentB = QStringLiteral("xgboost==2.1.0\nnumpy==1\nshap==0.4\n");
        const auto why = whyDifferent(runLike(shaA), runLike(shaA), context);
        QCOMPARE(labels(why), (QStringList{QStringLiteral("xgboost"), QStringLiteral("shap")}));
        QCOMPARE(why.items[0].topic, WhyTopic::Environment);
        QCOMPARE(why.items[1].kind, WhyItem::Kind::Missing);
    }

    void hostileTextStaysText()
    {
        auto a = runLike(shaA), b = runLike(shaA);
        a.params.append({QStringLiteral("<b>x\ny</b>"), QStringLiteral("|a|\n<script>")});
        b.params.append({QStringLiteral("<b>x\ny</b>"), QString(5000, u'z')});
        const auto why = whyDifferent(a, b, {});
        const auto markdown = whyAsMarkdown(why, nullptr);
        QVERIFY2(!markdown.contains(QStringLiteral("<script>")), qPrintable(markdown));
        QVERIFY(!markdown.contains(QStringLiteral("<b>")));
        QVERIFY(whySideText(why.items[0].b).size() <= 80);
    }

    // --- groups
    void groupsDifferByTheirDistributions()
    {
        const auto table = sweep();
        const auto light = rowsWith(*table, "model", "lightgbm"),
                   other = rowsWith(*table, "model", "xgboost");
        const auto found = associations(*table, allRows(*table), QStringLiteral("auc"));
        const auto why = whyDifferent(
            *table, light, other, {QStringLiteral("l"), QStringLiteral("x"), QStringLiteral("auc"), &found});
        QCOMPARE(why.items.first().label, QStringLiteral("model"));
        QCOMPARE(why.items.first().separation, 1.0);
        QVERIFY(*why.items.first().q < 1e-6);
        QCOMPARE(whySideText(why.items.first().a), QStringLiteral("lightgbm ×%1").arg(light.size()));
        const auto* noise = itemOf(why, QStringLiteral("noise"));
        QVERIFY(noise && *noise->q > 0.05);
        QVERIFY(noise->reason.contains(QStringLiteral("chance")));
        QVERIFY(whySideText(noise->a).contains(QStringLiteral("±")));
        QCOMPARE(why.identifiers, std::size_t(1)); // tracking_token
        QVERIFY(!itemOf(why, QStringLiteral("horizon")));
        QVERIFY(why.outcome->difference.hasInterval());
        QVERIFY(why.outcome->difference.estimate < 0); // b is xgboost, which is behind
    }

    void largeValuesHaveAMeanAndADeviation()
    {
        RunTableBuilder builder;
        for (int i = 1; i <= 6; ++i)
            builder.run(i, QString::number(i))
                .metric(QStringLiteral("auc"), i * 1e300)
                .param(QStringLiteral("scale"), QStringLiteral("%1e300").arg(i));
        const std::vector<std::uint32_t> low{0, 1, 2}, high{3, 4, 5};
        const auto why =
            whyDifferent(*builder.build(), low, high,
                         {QStringLiteral("low"), QStringLiteral("high"), QStringLiteral("auc"), nullptr});
        QCOMPARE(why.outcome->a.mean, 2e300);
        QCOMPARE(why.outcome->a.deviation, 1e300);
        const auto* scale = itemOf(why, QStringLiteral("scale"));
        QVERIFY(scale);
        QCOMPARE(scale->b.mean, 5e300);
        QCOMPARE(scale->b.deviation, 1e300);
    }

    void aKeyThatOneSideLacksIsMissingNotDifferent()
    {
        RunTableBuilder builder;
        for (int i = 1; i <= 24; ++i) {
            builder.run(i, QString::number(i))
                .param(QStringLiteral("side"), i <= 12 ? QStringLiteral("a") : QStringLiteral("b"));
            if (i > 8)
                builder.param(QStringLiteral("dropout"), QStringLiteral("0.1"));
            if (i > 1)
                builder.param(QStringLiteral("momentum"), QStringLiteral("0.9"));
            if (i > 12)
                builder.param(QStringLiteral("warmup"), QStringLiteral("100"));
        }
        const auto table = builder.build();
        const auto why =
            whyDifferent(*table, rowsWith(*table, "side", "a"), rowsWith(*table, "side", "b"), {});
        QCOMPARE(labels(why),
                 (QStringList{QStringLiteral("side"), QStringLiteral("warmup"), QStringLiteral("dropout")}));
        const auto* dropout = itemOf(why, QStringLiteral("dropout"));
        QCOMPARE(dropout->kind, WhyItem::Kind::Missing);
        QVERIFY(whySideText(dropout->a).contains(QStringLiteral("missing in 8")));
        QVERIFY(itemOf(why, QStringLiteral("warmup"))->a.isMissing());
        QCOMPARE(why.same, std::size_t(1)); // momentum: one run of 24 lacks it
    }

    void distancesOfDistributions()
    {
        // Numerical Recipes, 14.3: D of samples that do not overlap is 1.
        QCOMPARE(separation(std::vector<double>{1, 2, 3}, std::vector<double>{4, 5}).distance, 1.0);
        QCOMPARE(separation(std::vector<double>{1, 2}, std::vector<double>{1, 2}).distance, 0.0);
        // Kolmogorov's distribution: 5 % lies above 1.3581 (Smirnov, Ann. Math. Stat. 19, 1948). Two groups
        // of 20,000, one shifted by k of them: D = k / 20,000, and D · sqrt(10,000) = 1.36 at k = 272.
        std::vector<double> a, b;
        for (int i = 0; i < 20'000; ++i) {
            a.push_back(i);
            b.push_back(i + 272);
        }
        QVERIFY(std::abs(separation(a, b).p - 0.0494) < 0.0005);
        // Total variation: half of 2/4 + 2/4; chi squared 8 · (1/2)² / … = 2 with one degree: p = 0.1573.
        const std::vector<QString> x{QStringLiteral("p"), QStringLiteral("p"), QStringLiteral("p"),
                                     QStringLiteral("q")};
        const std::vector<QString> y{QStringLiteral("p"), QStringLiteral("q"), QStringLiteral("q"),
                                     QStringLiteral("q")};
        const auto words = separation(x, y);
        QCOMPARE(words.distance, 0.5);
        QVERIFY(std::abs(words.p - 0.157299) < 1e-6);
    }

    // --- associations
    void whatDrivesTheMetricIsRankedFirst()
    {
        const auto table = sweep();
        const auto found = associations(*table, allRows(*table), QStringLiteral("auc"));
        QCOMPARE(found.runs, std::size_t(60));
        QCOMPARE(found.withMetric, std::size_t(59)); // one is NaN
        QCOMPARE(found.items.size(), 3);
        QCOMPARE(found.items[0].key.name, QStringLiteral("lr"));
        QVERIFY(found.items[0].rho < -0.8 && found.items[0].isClear());
        QCOMPARE(found.items[1].key.name, QStringLiteral("model"));
        QCOMPARE(found.items[1].highest, QStringLiteral("lightgbm"));
        QCOMPARE(found.items[1].categories, std::size_t(2));
        QVERIFY(found.items[1].omegaSquared < found.items[1].etaSquared);
        QVERIFY(!found.items[2].isClear());
        QVERIFY(found.items[2].q >= found.items[2].p);
        using Reason = UntestedKey::Reason;
        QCOMPARE(found.untestedFor(Reason::Constant), std::size_t(1));     // horizon
        QCOMPARE(found.untestedFor(Reason::TooFewRuns), std::size_t(1));   // rare
        QCOMPARE(found.untestedFor(Reason::NearlyUnique), std::size_t(1)); // tracking_token
        QVERIFY(associationsNote(found).contains(QStringLiteral("not cause")));
    }

    void aMetricThatIsNotThereAssociatesWithNothing()
    {
        const auto table = sweep();
        const auto found = associations(*table, allRows(*table), QStringLiteral("nope"));
        QVERIFY(found.items.isEmpty());
        QCOMPARE(found.withMetric, std::size_t(0));
        std::stop_source source;
        source.request_stop();
        QVERIFY(
            associations(*table, allRows(*table), QStringLiteral("auc"), source.get_token()).items.isEmpty());
        QVERIFY(associations(ComparedRuns{}, QStringLiteral("auc")).items.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_analysis_why.moc"
