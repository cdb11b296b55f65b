#pragma once

#include "services/diagnosis/Diagnosis.h"
#include "services/incidents/EntryWords.h"
#include "services/incidents/Suspects.h"

namespace ph {

/// All that a draft goes by. Nothing else is asked.
struct PostmortemRecord {
    Incident incident;
    QList<IncidentEntry> entries; ///< in the order in which they count
    CachedPast past;
    std::vector<Suspect> suspects; ///< rows of the past's table, the most suspicious first
    DiagnosisReport diagnosis;
    std::int64_t nowMs = 0;
};

struct PostmortemSection {
    QString title;
    QStringList lines; ///< a sentence each; never empty
    friend bool operator==(const PostmortemSection&, const PostmortemSection&) = default;
};

struct PostmortemMoment {
    std::int64_t atMs = noTime;
    QString what, source; ///< source: a connection, or who wrote it down
    friend bool operator==(const PostmortemMoment&, const PostmortemMoment&) = default;
};

/// A draft, of plain texts: what people and servers said stands in it as they said it.
struct Postmortem {
    QString title;
    QStringList facts;
    QList<PostmortemSection> sections; ///< impact, symptom, cause, action, validation, …
    QList<PostmortemMoment> timeline;  ///< oldest first
    std::size_t momentsLeftOut = 0;    ///< remarks and other small things beyond the most that are listed
    QStringList wording;               ///< where a text blames somebody, and what to say instead
};

/// How a draft says what records keep by name, or in English.
struct PostmortemSpeech {
    QString (*severity)(IncidentSeverity);
    QString (*state)(IncidentState);
    QString (*span)(std::int64_t ms);
    QString (*kind)(TimelineKind);
    QString (*title)(const TimelineItem&);
    QString (*act)(const QString& name);
    QString (*outcome)(const IncidentContained&); ///< what became of an act
    EntryWords (*entry)(const IncidentFact&);
    QString (*step)(const DiagnosisStep&);
    QString (*finding)(const StepFinding&, const TimelineTable&);
    QString (*trial)(const QString& english);
    QString (*pair)(const QString& name, const QString& value); ///< "name: value"

    static PostmortemSpeech ofRecords(); ///< as records have it
};

/// "2026-11-18 11:06:40 UTC", for a postmortem is mailed around; of noTime that it is unknown.
QString postmortemTime(std::int64_t ms);

/// Drafts it. What the record does not say is said to be unknown, a suspect is never called the cause, and
/// what was asked for is not told as done.
/// Secrets go through redact().
Postmortem draftPostmortem(const PostmortemRecord& record,
                           const PostmortemSpeech& speech = PostmortemSpeech::ofRecords());

struct PostmortemTimelineTitles {
    QString title, what, toldBy;
    QString leftOut; ///< how many things are not listed; empty: none
};
PostmortemTimelineTitles postmortemTimelineTitles(const Postmortem& draft);

/// Words that look for who did it and not for what made it possible; each with what to say instead. In the
/// order of `texts`; a text may have several.
QStringList blamingWords(const QStringList& texts);

} // namespace ph
