#include "app/settings/Language.h"

#include "app/Desktop.h"

#include <QApplication>
#include <QLocale>

namespace ph {

namespace {

constexpr char languageProperty[] = "ph.language"; // one an application, whatever its windows

QLocale localeOf(const QString& language)
{
    const auto system = QLocale::system();
    if (language.isEmpty())
        return system;
    const QLocale chosen(language);
    // English as one's country writes numbers and dates.
    return chosen.language() == QLocale::English && system.language() == QLocale::English ? system : chosen;
}

} // namespace

QString spokenLanguage(const QApplication& application)
{
    return application.property(languageProperty).toString();
}

void speakLanguage(QApplication& application, const QString& language)
{
    if (spokenLanguage(application) == language)
        return; // until somebody chooses, it is as the program was started
    application.setProperty(languageProperty, language);
    QLocale::setDefault(localeOf(language));
    installTranslations(application);
}

} // namespace ph
