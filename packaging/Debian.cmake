# The .deb, by CPack: `./dev package`.
set(PH_MAINTAINER "Pilothouse maintainers <maintainers@pilothouse.dev>" CACHE STRING "Who answers for a package")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pilothouse)
set(CPACK_PACKAGE_CONTACT ${PH_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "native desktop control plane for machine learning in production")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# All but the licence texts, which Debian has in /usr/share/common-licenses.
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};${PROJECT_NAME};Unspecified;/")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Pilothouse connects to experiment trackers, model registries, clusters that
serve models, and Prometheus, keeps what it sees in local SQLite, and lets
people browse, compare, release and roll back models, and work on incidents,
with the network or without. Whatever its window does, its commands do for
scripts.
.
Parquet files are read through DuckDB's library (libduckdb.so), which is not
part of Debian: whoever has it names it by --duckdb.")
# Of libraries, the program is asked (dpkg-shlibdeps). They bring the plugins for X; without those below all
# works, but looks plain, or speaks English.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
  ca-certificates fonts-inter fonts-jetbrains-mono fonts-noto-cjk fonts-noto-color-emoji qt6-translations-l10n
  qt6-wayland xdg-utils)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | kwalletmanager")

include(CPack)
