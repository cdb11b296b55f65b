#include "app/help/LoadComponents.h"

#include "app/Diagnostics.h"

#include <QFile>

static void initAbout()
{
    Q_INIT_RESOURCE(about); // compiled into a static library, which the linker would leave out
}

namespace ph {

namespace {

QByteArray aboutFile(const QString& name)
{
    QFile file(QStringLiteral(":/about/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ProgramComponent theProgram()
{
    ProgramComponent program{ProgramComponent::Use::Itself,      QStringLiteral("pilothouse"),
                             QStringLiteral("Pilothouse"),       QStringLiteral(PH_VERSION),
                             QStringLiteral("GPL-3.0-or-later"), {}};
    program.texts = {QStringLiteral("GPL-3.0-or-later.txt")};
    return program;
}

} // namespace

Result<QList<ProgramComponent>> loadComponents()
{
    initAbout();
    auto components = readProgramComponents(aboutFile(QStringLiteral("components.json")),
                                            aboutFile(QStringLiteral("versions.json")));
    if (!components)
        return components;
    components->prepend(theProgram());
    for (auto& component : *components) {
        QStringList texts;
        for (const auto& name : std::as_const(component.texts))
            texts.append(QString::fromUtf8(aboutFile(QStringLiteral("licenses/") + name)));
        component.licenceText = texts.join(QStringLiteral("\n\n"));
    }
    return components;
}

QString versionReport(const QList<ProgramComponent>& components)
{
    QStringList built;
    for (const auto& component : components) {
        if (component.use != ProgramComponent::Use::Itself && !component.version.isEmpty())
            built.append(component.name + u' ' + component.version);
    }
    return (versionLines() << QStringLiteral("Built with ") + built.join(QStringLiteral(", "))).join(u'\n') +
           u'\n';
}

} // namespace ph
