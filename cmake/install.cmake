# `cmake --install BUILD --prefix /usr --strip`: the tree of a package. The program finds its data from its own place, so the
# tree may also be moved as a whole.
file(RELATIVE_PATH data_from_program ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_DATADIR}/renkei)
file(RELATIVE_PATH tools_from_program ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBEXECDIR}/renkei)
file(RELATIVE_PATH program_from_tools ${CMAKE_INSTALL_FULL_LIBEXECDIR}/renkei ${CMAKE_INSTALL_FULL_BINDIR})
# In one command line only: a path in all of them would keep ccache from sharing objects between checkouts.
set_source_files_properties(app/commands/shipped_files.cpp PROPERTIES COMPILE_DEFINITIONS
  "RENKEI_SOURCE_DATA_DIR=\"${CMAKE_SOURCE_DIR}/data\";RENKEI_DATA_FROM_PROGRAM=\"${data_from_program}\";RENKEI_TOOLS_FROM_PROGRAM=\"${tools_from_program}\";RENKEI_PROGRAM_FROM_TOOLS=\"${program_from_tools}\"")

install(TARGETS renkei RUNTIME)
install(TARGETS renkei-office renkei-floor renkei-decode renkei-documents renkei-sheets renkei-pages renkei-film RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/renkei)

# Fixed words and the schema are inside the program; here is what it reads.
set(shipped ${CMAKE_INSTALL_DATADIR}/renkei)
install(DIRECTORY data/facts data/forms data/mesh data/showcases shaders DESTINATION ${shipped})
install(FILES data/SOURCES.md DESTINATION ${shipped})
install(FILES media/washi.png media/LICENSE.md DESTINATION ${shipped}/media)
install(FILES kiosk-config/lobby.toml kiosk-config/booth.toml "kiosk-config/renkei-stick@.service" kiosk-config/80-renkei-stick.rules kiosk-config/nginx-feed.conf DESTINATION ${shipped}/kiosk-config)
install(DIRECTORY kiosk-config/fleet DESTINATION ${shipped}/kiosk-config)

# A unit names the program by its whole path, which is known only when it is installed. Written in its place: installations
# of one build at the same time share nothing.
install(CODE "
  foreach(name renkei-show.service renkei-desk.service renkei-sync.service renkei-sync.timer renkei-site.service renkei-site.timer)
    set(unit_file \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/lib/systemd/system/\${name}\")
    file(READ \"${CMAKE_SOURCE_DIR}/kiosk-config/\${name}\" unit)
    string(REPLACE \"/usr/bin/renkei\" \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/renkei\" unit \"\${unit}\")
    message(STATUS \"Installing: \${unit_file}\")
    file(WRITE \"\${unit_file}\" \"\${unit}\")
  endforeach()")

install(FILES docs/renkei.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES LICENSE README.md README.ja.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
