#pragma once

#include "tests/app/LeftRollout.h"
#include "tests/app/Program.h"

namespace ph::testing {

/// The same, for the command line.
class DriveSite : public LeftRollout {
public:
    using LeftRollout::LeftRollout;

    void connect(const char* more = "--allow-control") const
    {
        const auto added = run(words("connect add --name lab --kind kubernetes --kubeconfig") +
                               QStringList{path("kubeconfig")} + words(more));
        if (added.code != 0)
            qFatal("%s", added.all().constData());
    }
    QString makeKey() const
    {
        const auto made = run(words("--json ledger key --file") + QStringList{path("key")});
        if (made.code != 0)
            qFatal("%s", made.all().constData());
        return made.json()[QLatin1String("id")].toString();
    }
    QStringList driving(const char* more = "") const
    {
        auto all =
            words("--json release drive") + QStringList{id, QStringLiteral("--metrics"), metrics.url()};
        return *more ? all + words(more) : all;
    }
    Outcome drive(const char* more = "") const { return run(driving(more)); }
    Outcome ask(const char* words_) const
    {
        auto all = words(words_);
        all.insert(1, id);
        return run(words("--json release") + all);
    }
    Outcome run(const QStringList& arguments) const { return runProgram(path("ws"), arguments); }
};

inline QString text(const Outcome& outcome, const char* field)
{
    return outcome.json().value(QLatin1String(field)).toString();
}

} // namespace ph::testing
