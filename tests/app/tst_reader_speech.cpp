#include "app/Desktop.h"
#include "app/incidents/ReaderSpeech.h"
#include "app/shots/DiagnosisSample.h"
#include "services/postmortem/PostmortemMarkdown.h"
#include "tests/support/Testing.h"

#include <QApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

namespace ph {

using namespace sample;

namespace {

PostmortemRecord sampleRecord()
{
    PostmortemRecord record;
    record.incident = sampleIncidents().constFirst();
    record.entries = sampleEntries();
    record.past.table = sampleTimelineTable();
    record.diagnosis = sampleDiagnosis().report;
    record.diagnosis.question.onsetMs = incidentOnset;
    record.suspects = suspectsBefore(*record.past.table, {incidentOnset, {}, 24 * incidentHour});
    record.nowMs = incidentNow;
    return record;
}

bool isChinese(const QString& text)
{
    static const QRegularExpression chinese(QStringLiteral("\\p{Han}"));
    return chinese.match(text).hasMatch();
}

} // namespace

/// A window drafts postmortems in the language of whoever sits there; the command line, as records have it.
class TestReaderSpeech : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        installTranslations(*qApp);
    }
    void cleanup()
    {
        for (auto* translator : qApp->findChildren<QTranslator*>())
            delete translator; // which also uninstalls it
        QLocale::setDefault(QLocale::c());
    }

    void everyLineIsInTheReadersLanguage()
    {
        const auto record = sampleRecord();
        const auto draft = draftPostmortem(record, readerSpeech());
        for (const auto& fact : draft.facts)
            QVERIFY2(isChinese(fact), qPrintable(fact));
        for (const auto& section : draft.sections) {
            QVERIFY2(isChinese(section.title), qPrintable(section.title));
            for (const auto& line : section.lines)
                QVERIFY2(isChinese(line) || line == record.incident.title, qPrintable(line));
        }
        QVERIFY(!draft.timeline.isEmpty());
        for (const auto& moment : draft.timeline)
            QVERIFY2(isChinese(moment.what), qPrintable(moment.what));
        QVERIFY(postmortemMarkdown(draft).contains(QStringLiteral("| UTC | 事项 | 来源 |")));
    }

    void namesAreWordsAndTimesStayUtc()
    {
        cleanup();
        const auto draft = draftPostmortem(sampleRecord(), readerSpeech());
        QVERIFY2(draft.facts.constFirst().contains(QStringLiteral("Sev 1, Open")),
                 qPrintable(draft.facts.constFirst()));
        QVERIFY(draft.facts[2].endsWith(QStringLiteral(" UTC")));
        const auto recorded = draftPostmortem(sampleRecord());
        QVERIFY2(recorded.facts.constFirst().contains(QStringLiteral("sev1, open")),
                 qPrintable(recorded.facts.constFirst()));
    }
};

} // namespace ph

QTEST_MAIN(ph::TestReaderSpeech)
#include "tst_reader_speech.moc"
