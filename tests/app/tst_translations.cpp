#include "app/Desktop.h"
#include "models/tables/ContainmentReasons.h"
#include "models/tables/ContractReasons.h"
#include "models/tables/DiagnosisReasons.h"
#include "models/tables/ErrorReasons.h"
#include "models/tables/Format.h"
#include "models/tables/GateReasons.h"
#include "models/tables/PostmortemReasons.h"
#include "models/tables/ReleaseReasons.h"
#include "models/tables/RolloutReasons.h"
#include "models/tables/TimelineItemWords.h"
#include "services/http/Json.h"
#include "tests/app/EnglishSentences.h"
#include "tests/support/Testing.h"

#include <QApplication>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

namespace ph {

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QStringList translations; ///< one a plural form
    bool plural = false;
    bool finished = true;

    /// How a failure names it.
    QString name() const { return context + QStringLiteral(": ") + source; }
    QString key() const { return context + u'\n' + source + u'\n' + comment; }
};

QString catalogPath(const QString& language)
{
    return ph::testing::sourceFile(QStringLiteral("translations/pilothouse_%1.ts").arg(language));
}

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{.context = context, .source = {}, .comment = {}, .translations = {}};
    message.plural = xml.attributes().value(QLatin1StringView("numerus")) == QLatin1StringView("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1StringView("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1StringView("translation")) {
            message.finished = !xml.attributes().hasAttribute(QLatin1StringView("type"));
            if (!message.plural) {
                message.translations << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readCatalog(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1StringView("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1StringView("message"))
                messages << readMessage(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList found(const QString& pattern, const QString& text)
{
    QStringList all;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext())
        all << matches.next().captured().toUpper();
    all.sort();
    return all;
}

QString sideBySide(const Message& message)
{
    return message.name() + QStringLiteral(" -> ") + message.translations.join(QStringLiteral(" | "));
}

/// Messages for which `wrong` holds, a line each: all of them are told at once.
template <typename Predicate>
QString offenders(const QString& language, Predicate wrong)
{
    QStringList lines;
    for (const auto& message : readCatalog(catalogPath(language))) {
        if (wrong(message))
            lines << sideBySide(message);
    }
    return lines.join(u'\n');
}

template <typename Predicate>
bool anyTranslation(const Message& message, Predicate wrong)
{
    return std::any_of(message.translations.begin(), message.translations.end(), wrong);
}

/// Speaks a language as long as it lives.
class Speaking {
public:
    explicit Speaking(const QLocale& locale)
    {
        QLocale::setDefault(locale);
        installTranslations(*qApp);
    }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
    ~Speaking()
    {
        for (auto* translator : qApp->findChildren<QTranslator*>())
            delete translator; // which also uninstalls it
        QLocale::setDefault(QLocale::c());
    }
};

/// Puts every text into quotes as long as it lives.
class Quoting : public QTranslator {
public:
    Quoting() { QCoreApplication::installTranslator(this); }
    ~Quoting() override { QCoreApplication::removeTranslator(this); }
    Quoting(const Quoting&) = delete;
    Quoting& operator=(const Quoting&) = delete;

    bool isEmpty() const override { return false; }
    QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                      int /*count*/) const override
    {
        return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
    }
};

/// Files whose plain sentences are for nobody's screen, or come to one otherwise, and why.
struct StaysEnglish {
    const char* why;
    std::vector<const char*> files;
};

const std::vector<StaysEnglish> staysEnglish{
    {"a gate's evidence: why a fact is not there is kept and signed",
     {"app/release/AskedCondition.cpp", "app/release/DriftEvidence.cpp", "app/release/GateSubjects.cpp",
      "app/release/LiveFacts.cpp", "app/release/ModelFile.cpp", "app/release/QueriedFacts.cpp",
      "app/release/VersionDigests.cpp", "app/release/VersionRecord.cpp"}},
    {"the record of a release, in the ledger and in the home; shown by models/tables/ReleaseReasons",
     {"app/release/DeskDraft.cpp", "app/release/DeskHeed.cpp", "app/release/DeskRollback.cpp",
      "app/release/DeskUnread.cpp", "app/rollout/ReleaseRollout.cpp", "services/release/ReleaseEngine.cpp",
      "services/release/ReleaseStore.cpp", "services/release/ReleaseStoreSaid.cpp"}},
    {"the message of a commit",
     {"app/release/DeskAnswer.cpp", "app/release/DeskWaiver.cpp", "app/release/WaitingWords.cpp"}},
    {"the record of a rollout; shown by models/tables/RolloutReasons",
     {"app/rollout/GitOpsSite.cpp", "services/rollout/ArgoDecision.cpp", "services/rollout/ArgoProgram.cpp",
      "services/rollout/ArgoRollout.cpp", "services/rollout/ArgoRuns.cpp", "services/rollout/ArgoWayBack.cpp",
      "services/rollout/GoingBack.cpp", "services/rollout/KserveStandard.cpp",
      "services/rollout/MeasuredAnalysis.cpp", "services/rollout/RolloutCauses.cpp",
      "services/rollout/RolloutDecision.cpp", "services/rollout/RolloutRecovery.cpp",
      "services/rollout/RolloutWayBack.cpp", "services/rollout/SeldonRollout.cpp",
      "services/rollout/ServingRollout.cpp", "services/rollout/StandardLook.cpp",
      "models/values/RolloutState.cpp"}},
    {"the record of an incident, which merges with that of others; what became of acts is shown by "
     "models/tables/ContainmentReasons",
     {"app/incidents/ContainmentLook.cpp", "app/incidents/ContainmentSending.cpp",
      "app/incidents/RuleGround.cpp"}},
    {"what is wrong with a document of ours, by its place in it",
     {"services/incidents/IncidentDocument.cpp", "services/release/PlanDocument.cpp",
      "services/release/StateDocument.cpp", "services/release/StrictFields.h",
      "services/rollout/MeasurementDocument.cpp", "services/rollout/RolloutDocument.cpp",
      "services/rollout/RolloutFields.h", "services/rollout/RolloutStateDocument.cpp"}},
    {"what a reading says of a file stays with the study; shown by studyNoteText()",
     {"services/frames/FrameSource.cpp", "services/frames/ParquetSource.cpp",
      "services/frames/TextSource.cpp"}},
    {"the command line's, which is English, and comments in a file of settings",
     {"app/rollout/RolloutArming.cpp", "models/values/Settings.cpp"}},
    {"a report that is given to others",
     {"app/Diagnostics.cpp", "app/drift/DriftReportHtml.cpp", "app/drift/TogetherWords.cpp"}},
    {"a sample of what others log", {"app/SampleLogs.cpp"}},
    {"a gate's reason and its evidence are kept and signed; shown by models/tables/GateReasons. What its "
     "settings "
     "are for is its schema's, for editors of files",
     {"services/gates/ArtifactDigestGate.cpp",
      "services/gates/BudgetGate.cpp",
      "services/gates/ChallengerChampionGate.cpp",
      "services/gates/ChecklistGate.cpp",
      "services/gates/ContractEvidence.cpp",
      "services/gates/DataContractGate.cpp",
      "services/gates/DataQualityGate.cpp",
      "services/gates/DriftGate.cpp",
      "services/gates/DriftSettings.cpp",
      "services/gates/ExternalCommandGate.cpp",
      "services/gates/FactsJson.cpp",
      "services/gates/FreezeGate.cpp",
      "services/gates/FreshnessGate.cpp",
      "services/gates/GateEvaluation.cpp",
      "services/gates/MetricBounds.cpp",
      "services/gates/MetricThresholdGate.cpp",
      "services/gates/MonitoringGate.cpp",
      "services/gates/NewestInTable.cpp",
      "services/gates/OpenIncidentGate.cpp",
      "services/gates/PinnedGate.cpp",
      "services/gates/QualityEvidence.cpp",
      "services/gates/ReproducibilityGate.cpp",
      "services/gates/RollbackReadyGate.cpp",
      "services/gates/SampleFile.cpp",
      "services/gates/SampledContract.cpp",
      "services/gates/SegmentFloorsGate.cpp",
      "services/gates/SegmentNumbers.cpp",
      "services/gates/ServedMetricGates.cpp",
      "services/gates/SignatureGate.cpp",
      "services/gates/SteadyFile.cpp",
      "services/gates/TrainServeGate.cpp"}},
    {"the schema of a file, for editors of files",
     {"services/contracts/ContractShape.cpp", "services/policy/DiagnosisSection.cpp",
      "services/policy/PolicyShape.cpp", "services/policy/RolloutSection.cpp",
      "services/diagnosis/LearnedRule.cpp", "services/settings/NotificationsText.cpp",
      "services/settings/SettingsBundle.cpp"}},
    {"what a contract's check found is kept; shown by models/tables/ContractReasons",
     {"services/contracts/ContractCheck.cpp", "services/contracts/ContractColumnCheck.cpp",
      "services/contracts/FreshnessCheck.cpp"}},
    {"what is said of traffic is recorded by rollouts; shown by trafficRemarkText()",
     {"services/kubernetes/DeploymentDecode.cpp", "services/kubernetes/InferenceServiceDecode.cpp",
      "services/kubernetes/RolloutDecode.cpp", "services/kubernetes/RouteDecode.cpp",
      "services/kubernetes/SeldonDecode.cpp"}},
    {"how a rollout's metrics are judged is in its record; shown by models/tables/RolloutReasons",
     {"services/analysis/AbRule.cpp", "services/analysis/CanaryJudge.cpp",
      "services/analysis/MetricJudgement.cpp"}},
    {"why a check found what it did, and what a rule would have said, is evidence; shown by "
     "models/tables/DiagnosisReasons",
     {"services/diagnosis/CheckEvaluation.cpp", "services/diagnosis/RuleTrial.cpp",
      "services/diagnosis/RuleTrips.cpp"}},
    {"why a column is not judged stays with the study; shown by models/tables/DriftWords",
     {"services/drift/ColumnVerdict.cpp", "services/multivariate/DomainClassifier.cpp",
      "services/multivariate/Reconstruction.cpp"}},
    {"what is observed is kept, and goes to others in packs; shown by models/tables/TimelineItemWords",
     {"services/observations/ReleaseItems.cpp"}},
    {"the message of a commit in a release home", {"services/home/ReleaseHome.cpp"}},
    {"the name of an API group, and no sentence", {"services/kubernetes/ObjectMeta.cpp"}},
};

QSet<QString> filesThatStayEnglish()
{
    QSet<QString> files;
    for (const auto& group : staysEnglish) {
        for (const auto* file : group.files)
            files.insert(QLatin1String(file));
    }
    return files;
}

/// What puts a recorded text into words.
using RecordedReader = QString (*)(const QString& english);

QString experiments(int count)
{
    return QCoreApplication::translate("ph::RunsController", "%Ln experiments", nullptr, count);
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catalogsAreComplete_data() { eachCatalog(); }
    void catalogsAreComplete()
    {
        QFETCH(QString, language);
        QFETCH(int, forms);
        QVERIFY(readCatalog(catalogPath(language)).size() > 10);
        QCOMPARE(offenders(language,
                           [&](const Message& m) {
                               return !m.finished || m.translations.size() != (m.plural ? forms : 1) ||
                                      anyTranslation(m,
                                                     [](const QString& t) { return t.trimmed().isEmpty(); });
                           }),
                 QString());
    }

    void placeholdersAreKept_data() { eachCatalog(); }
    void placeholdersAreKept()
    {
        QFETCH(QString, language);
        const auto placeholder = QStringLiteral("%(?:L?[0-9]{1,2}|L?n)");
        QCOMPARE(offenders(language,
                           [&](const Message& m) {
                               return anyTranslation(m, [&](const QString& t) {
                                   return found(placeholder, t) != found(placeholder, m.source);
                               });
                           }),
                 QString());
    }

    void mnemonicsAreKept_data() { eachCatalog(); }
    void mnemonicsAreKept()
    {
        QFETCH(QString, language);
        const auto mnemonic = QStringLiteral("&[A-Za-z0-9]");
        QCOMPARE(offenders(language,
                           [&](const Message& m) {
                               return anyTranslation(m, [&](const QString& t) {
                                   return found(mnemonic, t) != found(mnemonic, m.source);
                               });
                           }),
                 QString());
    }

    void shapeIsKept_data() { eachCatalog(); }
    void shapeIsKept()
    {
        // An ellipsis says that a dialog follows, and texts that are joined bring their own blanks.
        QFETCH(QString, language);
        QCOMPARE(offenders(language,
                           [&](const Message& m) {
                               return anyTranslation(m, [&](const QString& t) {
                                   return t.endsWith(u'…') != m.source.endsWith(u'…') ||
                                          t.startsWith(u' ') != m.source.startsWith(u' ') ||
                                          t.count(u'\n') != m.source.count(u'\n');
                               });
                           }),
                 QString());
    }

    void everyTextIsInTheCatalog_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN") << QStringList();
        QTest::newRow("English plurals")
            << QStringLiteral("en") << QStringList{QStringLiteral("-pluralonly")};
    }
    void everyTextIsInTheCatalog()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, options);
        const auto lupdate = QStandardPaths::findExecutable(
            QStringLiteral("lupdate"), {QLibraryInfo::path(QLibraryInfo::BinariesPath),
                                        QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath)});
        if (lupdate.isEmpty())
            QSKIP("lupdate is not installed here");

        const QTemporaryDir folder;
        const auto extracted = folder.filePath(QStringLiteral("extracted_%1.ts").arg(language));
        QProcess process;
        process.setWorkingDirectory(ph::testing::sourceFile());
        process.start(lupdate,
                      QStringList{QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."),
                                  QStringLiteral("-locations"), QStringLiteral("none")} +
                          options +
                          QStringList{QStringLiteral("app"), QStringLiteral("widgets"),
                                      QStringLiteral("models"), QStringLiteral("services"),
                                      QStringLiteral("-ts"), extracted});
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
        // It warns of texts under a context that the program does not ask for.
        QCOMPARE(QString::fromLocal8Bit(process.readAllStandardError()), QString());

        QSet<QString> known;
        for (const auto& message : readCatalog(catalogPath(language)))
            known.insert(message.key());
        const auto all = readCatalog(extracted);
        QVERIFY(!all.isEmpty());
        QStringList missing;
        for (const auto& message : all) {
            if (!known.contains(message.key()))
                missing << message.name();
        }
        QVERIFY2(
            missing.isEmpty(),
            qPrintable(QStringLiteral("build translations_update, then translate:\n") + missing.join(u'\n')));
    }

    void chineseIsCompiledIn()
    {
        const Speaking chinese(QLocale(QStringLiteral("zh_CN")));
        const auto say = [](const char* context, const char* text) {
            return QCoreApplication::translate(context, text);
        };
        QCOMPARE(say("ph::MainWindow", "&File"), QStringLiteral("文件(&F)"));
        QCOMPARE(say("ph::MainWindow", "Experiments"), QStringLiteral("实验"));
        QCOMPARE(say("RunStatus", "Finished"), QStringLiteral("已完成"));
        QCOMPARE(say("ErrorText", "The server cannot be reached"), QStringLiteral("无法连接到服务器"));
        QCOMPARE(say("ph::MlflowFolder", "May read runs"), QStringLiteral("读取运行"));
        QCOMPARE(say("ph::Query", "this quote is not closed"), QStringLiteral("引号没有闭合"));
        QCOMPARE(experiments(1), QStringLiteral("1 个实验"));
        QCOMPARE(experiments(12345), QStringLiteral("12,345 个实验"));
        QCOMPARE(formatAge(0, 5 * 60'000), QStringLiteral("5 分钟前"));
    }

    void whatRecordsKeepInEnglishIsReadInChinese_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("shown");
        const auto row = [](RecordedReader text, const char* english) {
            QTest::newRow(english) << QString::fromUtf8(english) << text(QString::fromUtf8(english));
        };
        const Speaking chinese(QLocale(QStringLiteral("zh_CN")));
        row(rolloutReasonText, "The endpoint cannot be seen (redirect: the address names no host).");
        row(rolloutReasonText,
            "The metrics have said nothing for 90 s (errors: value[0]: expected a number, found string).");
        row(rolloutReasonText,
            "Nobody answers the rollback condition errors > 1 (not JSON, byte 3: unexpected text).");
        row(rolloutReasonText,
            "The endpoint cannot be seen (HTTP 403. A role has to allow the verb \"get\" on \"pods\" of the "
            "core group at the cluster scope.).");
        row(rolloutReasonText, "The metrics say nothing (the answer is larger than 4096 bytes).");
        row(releaseReasonText, "deploy cannot be asked for now (rate-limited: its tier wants the rollout "
                               "driven in the cluster, and it is not: it has no Job any more).");
        row(releaseReasonText,
            "alias was refused (unsupported: This registry is only read from here; its own "
            "tools change it.).");
        row(releaseReasonText,
            "On InferenceService/fraud of prod: preflight; the candidate at 0 %; 10 % of "
            "the requests, watched for 5m; promotion. Supervised only: Argo Rollouts cannot "
            "compare two revisions. Each stage stays until a driver of ours has judged auc.");
        row(releaseReasonText,
            "endpoint was refused (invalid: aborted: The metrics say nothing. The traffic is "
            "back; whether the errors are is being measured.).");
        row(releaseReasonText,
            "deploy cannot be asked for now (unsupported: its tier wants the rollout driven "
            "in the cluster, and it is not: drive-x: drive-x-1 does not drive yet (it ended "
            "with the exit code 137 (OOMKilled))).");
        row(rolloutReasonText, "it ended with the exit code 1 (Error)");
        row(releaseReasonText, "deploy was refused (conflict: its manifest in Git: somebody else was first: "
                               "the branch has moved).");
        row(gateReasonText, "What the metrics source says could not be read in whole (unreadable): line 3: "
                            "a label comes twice");
        row(gateReasonText, "Of 12 rows: columns (Columns that are not there: a, b), type of x (3 of 12 "
                            "values are no integer. The column reads as text now) and 2 more. at: 1 of 12 "
                            "times have no zone, and were taken as UTC.");
        row([](const QString& english) { return knownErrorReason(english).value_or(english); },
            "fraud-7d9f: unsupported: Only the newest 20 logs are read at once."); // as kept logs say it
        row(diagnosisReasonText, "No number is cached under the query of latency.");
        row(diagnosisReasonText,
            "errors is 3, at most 1 is demanded. The cached numbers end before it began.");
        row(gateReasonText, "Of 12 rows: x: out of range (3), y: not of its type (1).");
        row(containmentReasonText,
            "rolled-back The rollback condition is met: errors > 0.02 (0.031). The traffic is back; whether "
            "the errors are is being measured.");
        row(containmentReasonText,
            "10 % of the requests: observed. The soak is over, and there is no data to "
            "judge by: The metrics say nothing.");
        row(containmentReasonText, "rel-7 is stopped. Cancelled after step 1 of 3.");
        row(
            [](const QString& english) {
                TimelineItem item;
                item.kind = TimelineKind::Traffic;
                item.detail = english;
                return timelineDetailText(item);
            },
            "of the rows, reference → first window that stays so");
        row(
            [](const QString& english) {
                TimelineItem item;
                item.kind = TimelineKind::PipelineRun;
                item.title = english;
                return timelineTitleText(item);
            },
            "features ended in a way that is not known");
    }
    void whatRecordsKeepInEnglishIsReadInChinese()
    {
        QFETCH(QString, english);
        QFETCH(QString, shown);
        static const QRegularExpression threeWords(QStringLiteral("([A-Za-z]{2,}[ ,:]+){2}[A-Za-z]{2,}"));
        QVERIFY(threeWords.match(english).hasMatch());
        QVERIFY2(!threeWords.match(shown).hasMatch(), qPrintable(shown));
    }

    /// What an error says at once and what a record of it is read as later are the same words.
    void anErrorReadsTheSameFromItsRecord()
    {
        const Speaking chinese(QLocale(QStringLiteral("zh_CN")));
        const auto read = parseJson("[1,x]", {});
        QVERIFY(!read);
        QCOMPARE(read.error().forRecords(), QStringLiteral("not JSON, byte 3: unexpected text"));
        QVERIFY(read.error().detail != read.error().forRecords());
        QCOMPARE(knownErrorReason(read.error().forRecords()), std::optional(read.error().detail));
    }

    void errorsThatRecordsKeepAreKnownToTheirReaders_data()
    {
        QTest::addColumn<QString>("context");
        for (const char* context :
             {"ph::Connector", "ph::Http", "ph::KubernetesApi", "ph::MetricsSource", "ph::Git",
              "ph::ReleaseHome", "ph::RegistryExecutor", "ph::RolloutPlanning", "ph::SecretReference",
              "ph::Keychain", "ph::Store", "ph::Sqlite", "ph::MetricQuery", "ph::JsonNames",
              "ph::ClusterDriver", "ph::OnCallRound", "RunFetch"})
            QTest::newRow(context) << QString::fromLatin1(context);
    }
    void errorsThatRecordsKeepAreKnownToTheirReaders()
    {
        QFETCH(QString, context);
        const auto said = testing::textsMarkedBelow(QStringLiteral("services"), context) +
                          testing::textsMarkedBelow(QStringLiteral("app"), context) +
                          testing::textsMarkedBelow(QStringLiteral("models/values"), context);
        const auto known = testing::textsMarkedIn(QStringLiteral("models/tables/ErrorReasons.cpp"), context);
        QVERIFY(!said.isEmpty());
        QCOMPARE((said - known).values(), QStringList());
        QCOMPARE((known - said).values(), QStringList());
    }

    /// And not as one that fits more, and stands before it.
    void eachRecordedSentenceIsReadAsItself_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<RecordedReader>("reader");
        const auto row = [](const char* path, RecordedReader reader) {
            QTest::newRow(path) << QString::fromLatin1(path) << reader;
        };
        row("models/tables/ContractReasons.cpp", contractReasonText);
        row("models/tables/ErrorReasons.cpp",
            [](const QString& english) { return knownErrorReason(english).value_or(english); });
        row("models/tables/ContainmentReasons.cpp", containmentReasonText);
        row("models/tables/PostmortemReasons.cpp", blamingHintText);
        row("models/tables/DiagnosisReasons.cpp", diagnosisReasonText);
        row("models/tables/GateReasons.cpp", gateReasonText);
        row("models/tables/RolloutReasons.cpp", rolloutReasonText);
    }
    void eachRecordedSentenceIsReadAsItself()
    {
        QFETCH(QString, path);
        QFETCH(RecordedReader, reader);
        const Quoting quoting;
        const auto sentences = testing::markedTexts(testing::sourceText(path));
        QVERIFY(!sentences.isEmpty());
        for (const auto& marked : sentences) {
            const auto sentence =
                marked.section(u'\n', 1).replace(QLatin1String("\\\""), QLatin1String("\""));
            // One without words of its own fits only where something else is known.
            if (std::any_of(sentence.cbegin(), sentence.cend(), [](QChar c) { return c.isLetter(); }))
                QCOMPARE(reader(sentence), QStringLiteral("«%1»").arg(sentence));
        }
    }

    void chineseOfAnyCountryIsSimplified()
    {
        const Speaking chinese(QLocale(QLocale::Chinese, QLocale::Singapore));
        QCOMPARE(experiments(2), QStringLiteral("2 个实验"));
    }

    void englishPluralsApplyWhereverNothingFitsBetter_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("C") << QLocale::c();
        QTest::newRow("British English") << QLocale(QLocale::English, QLocale::UnitedKingdom);
        QTest::newRow("German") << QLocale(QLocale::German);
        QTest::newRow("Japanese") << QLocale(QLocale::Japanese);
    }
    void englishPluralsApplyWhereverNothingFitsBetter()
    {
        QFETCH(QLocale, locale);
        const Speaking english(locale);
        QCOMPARE(experiments(1), QStringLiteral("1 experiment"));
        QCOMPARE(experiments(2), QStringLiteral("2 experiments"));
        QCOMPARE(experiments(0), QStringLiteral("0 experiments"));
    }

    void countsFollowTheLocale()
    {
        const Speaking german{QLocale(QLocale::German)};
        QCOMPARE(experiments(12345), QStringLiteral("12.345 experiments"));
    }

    /// `arg(value, 0, 'f', 1)` writes a point where half of the world writes a comma.
    void shownNumbersAreWrittenByTheLocale()
    {
        static const QRegularExpression bypass(
            QStringLiteral(R"re(\.arg\([^;()]*(\([^()]*\))*[^;()]*,\s*0,\s*'[feg]')re"));
        QVERIFY(bypass.match(QStringLiteral("tr(\"%1 ms\").arg(ms(), 0, 'f', 1)")).hasMatch());
        QStringList found;
        for (const char* folder : {"widgets", "app", "models/tables"}) {
            QDirIterator files(testing::sourceFile(QLatin1String(folder)), {QStringLiteral("*.cpp")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const auto path = files.next();
                if (path.contains(QLatin1String("/cli/")) || path.contains(QLatin1String("/shots/")))
                    continue; // read by programs, and by nobody
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (const auto match = bypass.match(QString::fromUtf8(file.readAll())); match.hasMatch())
                    found.append(path + QStringLiteral(": ") + match.captured());
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void plainSentencesAreFound()
    {
        using testing::plainSentences;
        QCOMPARE(plainSentences(QStringLiteral(R"(fail(QStringLiteral("There is no such file."));)")),
                 QStringList(QStringLiteral("There is no such file.")));
        QCOMPARE(plainSentences(QStringLiteral(R"(u"It has %1 "
                                                  u"columns; at most 5"_s)")),
                 QStringList(QStringLiteral("It has %1 columns; at most 5")));
        QCOMPARE(
            plainSentences(QStringLiteral(R"(Texts::tr("There is no such file.") + QStringLiteral("a.b"))")),
            QStringList());
    }

    /// What refuses something, or says what is wrong, is read by whoever asked.
    void refusalsCanBeTranslated()
    {
        const auto mayStay = filesThatStayEnglish();
        QSet<QString> stayed;
        QStringList found;
        for (const char* folder : {"app", "models", "services", "widgets"}) {
            const auto sentences = testing::foundBelow(QLatin1String(folder), testing::plainSentences);
            for (auto it = sentences.begin(); it != sentences.end(); ++it) {
                if (it.key().startsWith(QLatin1String("app/cli/")) ||
                    it.key().startsWith(QLatin1String("app/shots/")))
                    continue; // which speaks English; whose samples are others' words
                if (mayStay.contains(it.key()))
                    stayed.insert(it.key());
                else
                    found << it.key() + QStringLiteral(": ") + it.value().join(QStringLiteral(" | "));
            }
        }
        QVERIFY2(found.isEmpty(),
                 qPrintable(QStringLiteral("give them to tr(), or say why they stay English:\n") +
                            found.join(u'\n')));
        const auto stale = (mayStay - stayed).values();
        QVERIFY2(stale.isEmpty(),
                 qPrintable(QStringLiteral("nothing stays English in: ") + stale.join(u' ')));
    }

    void plainRefusalsAreFound()
    {
        using testing::plainRefusals;
        QCOMPARE(
            plainRefusals(QStringLiteral(R"(return fail(kind, where, QStringLiteral("it is no file"));)")),
            QStringList(QStringLiteral("it is no file")));
        QCOMPARE(plainRefusals(
                     QStringLiteral(R"(return fail(kind, tr("it is no file")); use(u"it is no file"_s))")),
                 QStringList());
    }

    /// Parts of a sentence, too: they end up behind "line 3:" and the like.
    void refusalsThatAreNoSentencesCanBeTranslated()
    {
        const QSet<QString> places{QStringLiteral("in-cluster service account"),
                                   QStringLiteral("address of a Git repository")};
        const auto mayStay = filesThatStayEnglish();
        QStringList found;
        for (const char* folder : {"app/rollout", "services"}) {
            const auto refusals = testing::foundBelow(QLatin1String(folder), testing::plainRefusals);
            for (auto it = refusals.begin(); it != refusals.end(); ++it) {
                for (const auto& refusal : it.value()) {
                    if (!places.contains(refusal) && !mayStay.contains(it.key()))
                        found << it.key() + QStringLiteral(": ") + refusal;
                }
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    static void eachCatalog()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("forms");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN") << 1;
        QTest::newRow("English") << QStringLiteral("en") << 2;
    }
};

} // namespace ph

QTEST_MAIN(ph::TestTranslations)
#include "tst_translations.moc"
