#include "app/drift/DriftFiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace ph {

namespace {

constexpr qint64 maxPlanBytes = 1 << 20;

struct DriftFilesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DriftFiles)
};

Result<NamedDriftPlan> planIn(const QString& path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path, in.errorString());
    return driftPlanFromText(in.read(maxPlanBytes + 1), path);
}

QString freePath(const QString& folder, const QString& base)
{
    auto path = QStringLiteral("%1/%2.json").arg(folder, base);
    for (int n = 2; QFile::exists(path); ++n)
        path = QStringLiteral("%1/%2 %3.json").arg(folder, base).arg(n);
    return path;
}

tl::unexpected<Error> noSuchStudy(const QString& name)
{
    return fail(ErrorKind::NotFound, name,
                DriftFilesTexts::tr("There is no study of this name: %1").arg(name));
}

tl::unexpected<Error> nameTaken(const QString& name)
{
    return fail(ErrorKind::Conflict, name,
                DriftFilesTexts::tr("There is a study of this name already: %1").arg(name));
}

} // namespace

QMap<QString, QString> DriftFiles::files(QList<ItemFault>& faults) const
{
    QMap<QString, QString> found;
    const auto infos = QDir(folder_).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const auto& info : infos) {
        const auto plan = planIn(info.filePath());
        if (!plan)
            faults.append({info.filePath(), plan.error()});
        else if (!found.contains(plan->name)) // of two of one name the first file counts
            found.insert(plan->name, info.filePath());
    }
    return found;
}

DriftFiles::Listing DriftFiles::list() const
{
    Listing listing;
    listing.names = files(listing.faults).keys();
    return listing;
}

Result<NamedDriftPlan> DriftFiles::load(const QString& name) const
{
    QList<ItemFault> faults;
    const auto path = files(faults).value(name);
    if (path.isEmpty())
        return noSuchStudy(name);
    return planIn(path);
}

Result<void> DriftFiles::save(const NamedDriftPlan& plan) const
{
    QDir().mkpath(folder_);
    QList<ItemFault> faults;
    auto path = files(faults).value(plan.name);
    if (path.isEmpty())
        path = freePath(folder_, driftPlanFileName(plan.name));
    const auto text = driftPlanText(plan);
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        return fail(ErrorKind::Storage, path, out.errorString());
    return {};
}

QString DriftFiles::freeName(const QString& name) const
{
    QList<ItemFault> faults;
    const auto known = files(faults);
    auto free = name;
    for (int n = 2; known.contains(free); ++n)
        free = QStringLiteral("%1 %2").arg(name).arg(n);
    return free;
}

Result<void> DriftFiles::rename(const QString& name, const QString& to) const
{
    QList<ItemFault> faults;
    const auto known = files(faults);
    if (!known.contains(name))
        return noSuchStudy(name);
    if (known.contains(to))
        return nameTaken(to);
    auto plan = planIn(known.value(name));
    if (!plan)
        return fail(plan.error());
    plan->name = to;
    if (auto saved = save(*plan); !saved)
        return saved;
    // Only once the new one is there: what is interrupted leaves two, never none.
    if (!QFile::remove(known.value(name)))
        return fail(ErrorKind::Storage, known.value(name));
    return {};
}

Result<QString> DriftFiles::setAside(const QString& name) const
{
    QList<ItemFault> faults;
    const auto path = files(faults).value(name);
    if (path.isEmpty())
        return noSuchStudy(name);
    const auto aside = folder_ + QStringLiteral("/removed");
    QDir().mkpath(aside);
    const auto to = freePath(aside, QFileInfo(path).completeBaseName());
    QFile file(path);
    if (!file.rename(to))
        return fail(ErrorKind::Storage, path, file.errorString());
    return to;
}

Result<NamedDriftPlan> DriftFiles::restore(const QString& aside) const
{
    auto plan = planIn(aside);
    if (!plan)
        return plan;
    QList<ItemFault> faults;
    if (files(faults).contains(plan->name))
        return nameTaken(plan->name);
    QFile file(aside);
    if (!file.rename(freePath(folder_, driftPlanFileName(plan->name))))
        return fail(ErrorKind::Storage, aside, file.errorString());
    return plan;
}

} // namespace ph
