#pragma once

#include "services/gates/GateKinds.h"

namespace ph {

/// What stands against a pass, found while every part of a question is looked at: one bad segment must not
/// hide another.
class Objections {
public:
    /// `words` with a %1 for the names of all that they hold of.
    void add(GateVerdict verdict, const char* words, const QString& name);
    bool isEmpty() const { return found_.empty(); }
    /// The worst verdict that any has, in the order of overallVerdict(), with what was said of it; Pass, with
    /// these words, where nothing stands against it.
    void decide(GateFinding& finding, const QString& passing) const;

private:
    struct Objection {
        GateVerdict verdict;
        const char* words;
        QStringList names;
    };
    std::vector<Objection> found_;
};

/// The first few of them: "a, b, c, d, e and 7 more"; between those that hold commas stand semicolons.
QString listed(const QStringList& items);

} // namespace ph
