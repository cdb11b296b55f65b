#include "app/cli/EnglishPlurals.h"

#include <QCoreApplication>
#include <QTranslator>

static void initEnglishCatalogue()
{
    Q_INIT_RESOURCE(translations); // compiled into a static library, which the linker would leave out
}

namespace ph {

void installEnglishPlurals(QCoreApplication& application)
{
    initEnglishCatalogue();
    auto* english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/i18n/pilothouse_en.qm")))
        QCoreApplication::installTranslator(english);
}

} // namespace ph
