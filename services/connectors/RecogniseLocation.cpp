#include "services/connectors/RecogniseLocation.h"

#include "services/connectors/Catalog.h"
#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/mlflow/MlflowDbReader.h"
#include "services/connectors/mlflow/MlflowFolderIndex.h"
#include "services/kubernetes/KubeConfig.h"

#include <QDir>
#include <QUrl>

namespace ph {

namespace {

namespace fs = std::filesystem;

Result<QString> recogniseDb(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return QString();
    const auto db = MlflowDbReader::open(file, {}, std::chrono::milliseconds(200));
    // Locked right now, but somebody's SQLite file of MLflow's usual name.
    if (!db && db.error().kind == ErrorKind::Timeout && file.filename() == "mlflow.db")
        return QStringLiteral("mlflow-db");
    if (!db)
        return fail(db.error());
    const bool isMlflows = (*db)->hasTable("experiments") && (*db)->hasTable("runs");
    return isMlflows ? QStringLiteral("mlflow-db") : QString();
}

bool isKubeConfig(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return false;
    const auto contexts = readKubeContexts({file});
    return contexts && !contexts->names.isEmpty();
}

} // namespace

Result<QString> recogniseLocation(const QString& location)
{
    const auto text = location.trimmed();
    const auto scheme = text.section(QLatin1Char(':'), 0, 0).toLower();
    if (text.startsWith(scheme + QStringLiteral("://"), Qt::CaseInsensitive) &&
        (scheme == QLatin1String("http") || scheme == QLatin1String("https")))
        return QUrl(text).host().isEmpty() ? QString() : QStringLiteral("mlflow");
    if ((scheme == QLatin1String("sqlite") || scheme.startsWith(QLatin1String("sqlite+"))) &&
        !localPathOf(text).empty())
        return QStringLiteral("mlflow-db");
    const auto path = localPathOf(text);
    std::error_code error;
    if (path.empty() || !fs::exists(path, error))
        return QString();
    if (fs::is_directory(path, error)) {
        if (looksLikeFileStore(path))
            return QStringLiteral("mlflow-folder");
        // A project's folder: MLflow itself prefers the database since 3.7.
        auto db = recogniseDb(path / "mlflow.db");
        if (db && !db->isEmpty())
            return db;
        return looksLikeFileStore(path / "mlruns") ? QStringLiteral("mlflow-folder") : db;
    }
    return isKubeConfig(path) ? QStringLiteral("kubernetes") : recogniseDb(path);
}

std::filesystem::path folderStoreBeside(const QString& location)
{
    const auto project = localPathOf(location.trimmed());
    std::error_code error;
    if (project.empty() || !fs::is_directory(project, error) || looksLikeFileStore(project))
        return {};
    const auto db = recogniseDb(project / "mlflow.db");
    const auto folder = project / "mlruns";
    return db && !db->isEmpty() && looksLikeFileStore(folder) ? folder : fs::path();
}

QString absoluteLocation(const QString& location)
{
    const auto text = location.trimmed();
    const auto path = localText(localPathOf(text));
    const bool isPlain = path == text;
    if (path.isEmpty() || (!isPlain && QDir::isAbsolutePath(path)))
        return location;
    const auto absolute = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    const auto slashes = text.indexOf(QLatin1String(":///")); // of sqlite: one more and the path is absolute
    return isPlain || slashes < 0 ? absolute : text.left(slashes + 4) + absolute;
}

QString trackingUri(const Connection& connection)
{
    const auto path = localPathOf(connection.location.trimmed());
    if (connection.kind != QLatin1String("mlflow-db") || path.empty())
        return connection.location;
    std::error_code error;
    return QStringLiteral("sqlite:///") +
           localText(fs::is_directory(path, error) ? path / "mlflow.db" : path);
}

} // namespace ph
